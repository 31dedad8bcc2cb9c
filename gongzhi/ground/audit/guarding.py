"""Putting the guard up and down in a migration of the audit table."""

from gongzhi.ground.audit.guard import AUDIT
from gongzhi.ground.guards import putting_up, taking_down

guard, unguard = putting_up(AUDIT), taking_down(AUDIT)
