# The map as a competitor sees it.
finding-decider-for-competitor = { $count ->
    [one] { $people }, who decides, supports { $party }. Find out what they were promised.
   *[other] { $count } people who decide support { $party }: { $people }. Find out what they were promised.
}
finding-key-player-for-competitor = { $count ->
    [one] The key player { $people } supports { $party }. Find out why.
   *[other] { $count } key players support { $party }: { $people }. Find out why.
}
finding-leans-to-competitor = { $count ->
    [one] { $people } stands better with { $party } than with us. Ask what is missing.
   *[other] { $people } stand better with { $party } than with us. Ask what is missing.
}
finding-competitor-without-key-player = No key player is known to support { $party }; asked or judged: { $people }.
finding-competitor-unknown = How { $people } { $count ->
    [one] stands
   *[other] stand
} towards { $party } is not known. Ask.

competitor-view = { $party }: { $supporters } for them, { $neutral } neutral, { $opponents } against, { $unknown } not known. Whom { $party } is in touch with is not on record.
