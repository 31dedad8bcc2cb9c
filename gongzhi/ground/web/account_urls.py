from django.urls import path

from gongzhi.ground.web.listing import listing
from gongzhi.ground.web.own_registers import POSTS

app_name = "accounts"
urlpatterns = [path("posts/", listing(POSTS), name="posts")]
