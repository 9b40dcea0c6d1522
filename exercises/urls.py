"""The addresses of the library."""

from django.urls import path

from exercises import views

app_name = "exercises"

urlpatterns = [
    path("", views.exercise_list, name="exercise_list"),
    path("conditions/<slug:slug>/", views.condition_detail, name="condition_detail"),
    path("<slug:slug>/", views.exercise_detail, name="exercise_detail"),
    path("<slug:slug>/picture.svg", views.exercise_picture, name="exercise_picture"),
    path("<slug:slug>/motion.svg", views.exercise_motion, name="exercise_motion"),
]
