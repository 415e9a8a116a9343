"""Addresses of stages for which a pionier is sought, and of thanks afterwards."""

from django.urls import path

from . import request_moves, requests, thanks

urlpatterns = [
    path("", requests.stage_requests, name="stage-requests"),
    path("samen/", requests.plan, name="stage-plan"),
    path("nieuw/<int:pk>/", requests.new, name="stage-request-new"),
    path("<int:pk>/", requests.stage_request, name="stage-request"),
    path("<int:pk>/wijzigen/", requests.edit, name="stage-request-edit"),
    path("<int:pk>/vragen/<int:pionier>/", request_moves.ask, name="stage-ask"),
    path("<int:pk>/terug/", request_moves.withdraw, name="stage-request-withdraw"),
    path("<int:pk>/heropenen/", request_moves.reopen, name="stage-request-reopen"),
    path("uitnodiging/<int:pk>/plannen/", request_moves.accept, name="stage-date-accept"),
    path("uitnodiging/<int:pk>/verder/", request_moves.refuse, name="stage-date-refuse"),
    path("bedankjes/", thanks.thanks_to_give, name="thanks"),
    path("bedankjes/<int:pk>/sturen/", thanks.send, name="thanks-send"),
    path("bedankjes/<int:pk>/gedaan/", thanks.done, name="thanks-done"),
]
