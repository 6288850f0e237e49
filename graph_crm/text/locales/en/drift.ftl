# Where stances drift if nobody acts. Stances are on the scale from -2 (opponent) to +2 (mentor).
drift-closer = { $person }: { $now } towards { $party } now, drifts to { $to } if nobody acts. That is closer to { $party }.
drift-away = { $person }: { $now } towards { $party } now, drifts to { $to } if nobody acts. That is away from { $party }.
drift-stays = { $person }: { $now } towards { $party } now, and the influences on { $person } change little.
drift-uninfluenced = { $person }: { $now } towards { $party } now; no influence on { $person } is recorded, so nothing moves it.
drift-unknown = How { $person } stands towards { $party } is not known. Reckoned from neutral, those around would move { $person } to { $to }.
drift-unknown-uninfluenced = How { $person } stands towards { $party } is not known, and no influence on { $person } is recorded.
drift-share = { $known }% of this rests on stances we know; the others could make it { $lowest } to { $highest }.

drift-unknown-stance = The stance is not known; it is reckoned as neutral and never counts as known.
drift-unknown-adaptability = How much they hold on to their view is not known; it is reckoned as middling.

# Who moves whom.
drift-push = { $source } moves { $target } by { $by }: { $target } { $sign ->
    [1] listens to { $source }
   *[other] does the opposite of { $source }
} (strength { $strength } of 3).{ $known ->
    [1] { "" }
   *[other] { " " }The stance of { $source } is not known and reckoned as neutral at first.
}
drift-mover = If { $person } moved by one step, all others together would move by { $reach }, above all { $people }.

# The whole map.
drift-of-nobody = There is nobody on the map whose stance could drift.
drift-of-map = Towards { $party }, if nobody acts: { $closer ->
    [0] nobody drifts closer
    [one] 1 person drifts closer
   *[other] { $closer } people drift closer
}, { $away ->
    [0] nobody away
   *[other] { $away } away
}. { $known } of { $total } stances are known. An estimate.
drift-limited = The map has more influences than are reckoned with: the least connected people were left as they are.

# Two sentences, one after the other.
drift-two-sentences = { $first } { $second }
