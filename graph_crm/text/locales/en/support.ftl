# How much support a side has, and the light of a deal.
support-value = { $known ->
    [0] { $count ->
        [0] Nobody counts yet:
        [one] The stance of the one person who counts is not known:
       *[other] Nobody's stance is known of the { $count } people who count:
    } no support can be told.
    [100] { $value } on a scale from -100 to +100; everyone's stance is known.
   *[other] { $value } on a scale from -100 to +100, over the { $known }% of the weight that is known. The rest could make it { $lowest } to { $highest }.
}


light-red = Red
light-amber = Amber
light-green = Green
light-nobody-judged = Nobody's stance towards us is known.
light-no-supportive-key-player = No key player is known to support us.
light-supportive-key-player = { $count ->
    [one] The key player { $people } supports us, but does not decide.
   *[other] { $count } key players support us, but none of them decides: { $people }.
}
light-decider-supports = { $count ->
    [one] { $people }, who decides or approves, supports us.
   *[other] { $people }, who decide or approve, support us.
}
light-veto-against = { $count ->
    [one] { $people } has a veto and is against us.
   *[other] { $people } have a veto and are against us.
}
