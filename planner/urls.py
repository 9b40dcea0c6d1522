"""Every address of the project."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

# The admin's own sign-in knows no lock-out: it sends people to the same sign-in as every other page.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "Rehabilitation planner"

urlpatterns = [
    path("", RedirectView.as_view(url="/patients/"), name="home"),
    path("", include("planner.view_urls")),
    path("library/", include("exercises.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("admin/", admin.site.urls),
]
