# Warm paths: who of us knows a person, or somebody who can introduce us.
warm-colleague = { $known ->
    [yes] { $user } knows { $person } from elsewhere. { $how }.
   *[no] { $user } knows { $person } from elsewhere. Ask.
}
warm-former-colleague = { $known ->
    [yes] { $user } knows { $via }, who worked with { $person } at { $company }. { $how }.
   *[no] { $user } knows somebody who worked with { $person }. Ask.
}
warm-group = { $known ->
    [yes] { $user } knows { $via } at { $company }, of the same group of companies. { $how }.
   *[no] { $user } knows somebody at another company of the same group. Ask.
}
warm-elsewhere = another company
warm-met = { $touches ->
    [0] On record as known
    [one] 1 activity
   *[other] { $touches } activities
}
