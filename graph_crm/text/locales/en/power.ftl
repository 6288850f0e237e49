# Formal and informal power.
finding-grey-eminence = { $people } has little rank and much say: listened to more than { $informal }% of the { $compared } others compared, by office above { $formal }%. { $covered ->
    [0] Nobody of ours covers them: start now.
   *[1] Ask what they think before the decision is made.
}
finding-boss-nobody-asks = { $people } has the rank but not the ear of people: by office above { $formal }% of the { $compared } others compared, listened to more than only { $informal }%. Do not rest the deal on them alone.
finding-broker = { $people } joins people who do not know each other (constraint { $constraint }, usual here { $median }). Word travels through them: keep them informed.

reason-stands-between = On { $percent }% of the shortest chains of influence between two others.
reason-ties-to-circles = Burt's constraint { $constraint }: low is somebody whose contacts do not know each other, about 1 somebody in one closed circle.
reason-informal-against-formal = By office above { $formal }% of the { $compared } others compared, listened to more than { $informal }%.

power-position = { $known ->
    [1] { $lowest } of 100 by office and influence together, an estimate.
   *[0] { $lowest } of 100 by what is known of office and influence together, an estimate. What is not known could make it up to { $highest }.
 }
power-compared = { $compared ->
    [0] Nobody's office and influence are both known, so they can't be compared.
   *[other] Office and influence are both known of { $compared } of { $people } people; only they are compared.
}
power-limited = The map has too many edges to tell who stands between whom.
