# What breaks: ways to the deciders, circles and bridges.
finding-no-way-to-deciders = { $all ->
    [1] We have no way to anyone who decides: { $people }. Find somebody who can introduce us.
   *[0] We have no way to { $people }, who { $count ->
        [one] decides
       *[other] decide
    } too. Find somebody who can introduce us.
}
finding-our-only-way = { $all ->
    [1] Every way to the deciders runs through { $user } of ours: without { $user } we lose { $people }. Bring in a colleague.
   *[0] Only { $user } of ours leads to { $people }. Bring in a colleague.
}
finding-their-only-way = { $all ->
    [1] Every way to the deciders runs through { $people }: if { $people } leaves or turns away, we lose { $lost }. Build a second way.
   *[0] Only { $people } leads us to { $lost }. Build a second way.
}
finding-circle-not-reached = Nobody of ours covers anyone in a circle of { $count }: { $people }. What they say among themselves, we do not hear.
finding-bridge = { $people } joins their own circle to { $circles ->
    [one] another one
   *[other] { $circles } others
}: { $percent }% of their ties lead out of it. Good to carry word from one to the other.

threads-nobody-decides = Nobody is on the map who could decide.
threads-together = { $count ->
    [0] No way leads from us to anyone who decides ({ $deciders }).
    [one] The deal hangs on a single thread: all ways to those who decide ({ $deciders }) run through { $cut }.
   *[other] { $count } ways that share nobody lead from us to those who decide ({ $deciders }). Without { $cut } all would be cut.
}
threads-assumed = Nobody is known to decide; these are the first of the ranking.
threads-known = Ties are on record of { $known }% of the people; others may exist.
threads-to-one = { $count ->
    [0] No way leads from us to { $deciders }.
    [one] All ways from us to { $deciders } run through { $cut }.
   *[other] { $count } ways that share nobody lead from us to { $deciders }. Without { $cut } all would be cut.
}
threads-limited = There are more people who decide, or more ties, than were looked at.
circle-of-people = { $count } people: { $people }. { $covered ->
    [0] Nobody of ours covers any of them.
   *[other] We cover { $covered } of them.
}
