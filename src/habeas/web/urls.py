"""Which address shows what."""

from __future__ import annotations

from django.urls import path

from habeas.web import entry, files
from habeas.web.pages import account, add, case, cases, ledger, pairs, pictures, publish, queue, search, source, team, views

handler400 = "habeas.web.faults.bad_request"
handler403 = "habeas.web.faults.forged"
handler404 = "habeas.web.faults.not_found"
handler500 = "habeas.web.faults.defect"

urlpatterns = [
    path("", cases.listing),
    path("enter/<str:secret>", entry.enter),
    path("sign-in", account.sign_in),
    path("sign-in/code", account.code),
    path("sign-in/second", account.second),
    path("welcome/<str:secret>", account.welcome),
    path("leave", entry.leave),
    path("language", cases.language),
    path("fresh", cases.fresh),
    path("static/<str:digest>/<path:name>", files.static),
    path("cases/<str:ident>", case.show),
    path("sources/", source.listing),
    path("sources/<str:ident>", source.show),
    path("sources/<str:ident>/at/<int:place>", source.at),
    path("sources/<str:ident>/original", source.original),
    path("sources/<str:ident>/received", source.received),
    path("sources/<str:ident>/pages/<int:number>", source.picture),
    path("sources/<str:ident>/pictures/", pictures.listing),
    path("sources/<str:ident>/pictures/<int:number>", pictures.one),
    path("sources/<str:ident>/pictures/<int:number>/seen", pictures.seen),
    path("sources/<str:ident>/pictures/<int:number>/covered", pictures.covered),
    path("sources/<str:ident>/add", source.add),
    path("claims/<str:ident>", source.claim),
    path("claims/<str:ident>/decide", source.decide),
    path("queue/", queue.show),
    path("queue/decide", queue.decide),
    path("queue/correct", queue.correct),
    path("queue/undo", queue.undo),
    path("queue/bulk", queue.bulk),
    path("people/", pairs.listing),
    path("people/compare", pairs.compare),
    path("people/decide", pairs.decide),
    path("search/", search.show),
    path("add/", add.show),
    path("add/jobs", add.jobs),
    path("add/clear", add.clear),
    path("publish/", publish.show),
    path("publish/cases", publish.cases),
    path("publish/preview", publish.preview),
    path("publish/go", publish.go),
    path("publish/another", publish.another),
    path("publish/look/<str:token>/<path:path>", publish.look),
    path("publish/<int:number>/files", publish.files),
    path("publish/<int:number>/withdraw", publish.withdraw),
    path("views/save", views.save),
    path("views/<int:ident>/forget", views.drop),
    path("ledger/", ledger.show),
    path("ledger/check", ledger.check),
    path("ledger/undo", ledger.undo),
    path("ledger/undo-all", ledger.undo_all),
    path("ledger/sign", ledger.sign),
    path("account/", account.own),
    path("team/", team.listing),
    path("team/rules", team.rules),
    path("team/<int:ident>", team.member),
]
