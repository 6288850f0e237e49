# What one of us has to do.
agenda-about-nothing = nothing in particular
agenda-planned = { $kind ->
    [visit] Visit
    [call] Call
    [mail] Mail
    [demo] Demo
   *[meeting] Meeting
}{ $count ->
    [0] {""}
   *[other] { " " }with { $people }
}: { $about }.
agenda-follow-up = Next step after the last { $kind ->
    [visit] visit
    [call] call
    [mail] mail
    [demo] demo
   *[meeting] meeting
}{ $count ->
    [0] {""}
   *[other] { " " }with { $people }
}, nothing is planned yet: { $about }.
agenda-decision-step = The customer's step “{ $step }” is due: { $about }.
