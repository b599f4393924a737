"""How Django knows this app."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The pages of the review desk."""

    name = "habeas.web"
    label = "desk"
