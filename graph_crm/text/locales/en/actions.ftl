# What to do next, and what a change would move.
action-win-over = { $user } wins { $person } over by a step: from “{ $from }” to “{ $to }”.
action-ask-stance = { $user } finds out how { $person } stands, and asks for support.
action-stay-in-touch = { $user } sees { $person } about this.
action-get-introduced = { $user } asks { $through } for an introduction to { $person }.
action-make-contact = Decide who of us makes the first contact with { $person }: no way to them is on record.
action-find-person = { $gap ->
    [no_approver] { $count ->
        [0] Find out who signs ({ $roles }), and put them on the map.
       *[other] Find out who signs ({ $roles }): so far there is only a seat without a name ({ $people }).
    }
    [no_champion] { $count ->
        [0] Find somebody who argues for us inside ({ $roles }), and put them on the map.
       *[other] Ask whether a supporter would argue for us inside ({ $roles }): { $people }.
    }
   *[required_role_missing] { $count ->
        [0] Find out who takes part as { $roles }, and put them on the map.
       *[other] Find out who takes part as { $roles }: so far there is a seat without a name ({ $people }).
    }
}
action-add-thread = Build a second thread.
action-gain = If it succeeds, the estimated chance to win goes from { $before }% to { $after }%.
action-no-gain = It moves no vote by itself.
action-not-reckoned = What it does for the chance to win can't be reckoned yet.
actions-none = Nothing to do follows from the map: no gap is open, and no vote can be moved.
actions-limited = Only the { $count } weightiest people were tried.

difference-chance = The estimated chance to win goes from { $before } to { $after }.
difference-support = Support for us, from -100 to +100, goes from { $before } to { $after }.
difference-light = The light goes from { $before } to { $after }.
difference-decides-more = { $people } decides more: rank { $after } instead of { $before }.
difference-decides-less = { $people } decides less: rank { $after } instead of { $before }.
difference-gap-opens = A gap opens: { $gap }
difference-gap-closes = A gap closes{ $count ->
    [0] {""}
   *[other] { " " }for { $people }
}. It was: { $gap }
difference-unknown = not known
difference-none = Nothing that is reckoned changes.
