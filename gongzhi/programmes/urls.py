from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.programmes import registers, views

app_name = "programmes"
urlpatterns = [
    path("batches/", listing(registers.BATCHES), name="batches"),
    path("batches/new/", views.batch_new, name="batch-new"),
    path("batches/<int:pk>/", views.batch, name="batch"),
    path("batches/<int:pk>/edit/", views.batch_edit, name="batch-edit"),
    path("units/", listing(registers.UNITS), name="units"),
    path("units/new/", views.unit_new, name="unit-new"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("units/<int:pk>/edit/", views.unit_edit, name="unit-edit"),
    path("types/", views.types, name="types"),
    path("documents/", listing(registers.DOCUMENTS), name="documents"),
    path("documents/new/", views.document_new, name="document-new"),
    path("documents/<int:pk>/", views.document, name="document"),
    path("documents/<int:pk>/edit/", views.document_edit, name="document-edit"),
    path("clauses/new/", views.clause_new, name="clause-new"),
    path("requirements/", listing(registers.REQUIREMENTS), name="requirements"),
    path("requirements/new/", views.requirement_new, name="requirement-new"),
    path("requirements/<int:pk>/", views.requirement, name="requirement"),
    path("requirements/<int:pk>/edit/", views.requirement_edit, name="requirement-edit"),
    path("rulesets/", listing(registers.RULESETS), name="rulesets"),
    path("rulesets/load/", views.rules_load, name="rules-load"),
    path("rulesets/<int:pk>/", views.ruleset, name="ruleset"),
    path("rulesets/<int:pk>/supersede/", views.ruleset_supersede, name="ruleset-supersede"),
    path("rulesets/<int:pk>/undo/", views.ruleset_undo, name="ruleset-undo"),
    path("rules/", listing(registers.RULES), name="rules"),
    path("rules/<int:pk>/", views.rule, name="rule"),
    path("rules/<int:pk>/edit/", views.rule_edit, name="rule-edit"),
    path("rules/<int:pk>/verify/", views.rule_verify, name="rule-verify"),
    path("standards/", listing(registers.ITEMS), name="standards"),
    path("standards/layout/", views.standards_layout, name="standards-layout"),
    path("standards/new/", views.item_new, name="item-new"),
    path("standards/<int:pk>/", views.item, name="item"),
    path("standards/<int:pk>/edit/", views.item_edit, name="item-edit"),
    path("standards/<int:pk>/move/", views.item_move, name="item-move"),
]
