# 暖线：我方谁认识某人，或认识能引荐的人。
warm-colleague = { $known ->
    [yes] { $user }在别处认识{ $person }。{ $how }。
   *[no] { $user }在别处认识{ $person }，可以问问。
}
warm-former-colleague = { $known ->
    [yes] { $user }认识{ $via }，其曾与{ $person }在{ $company }共事。{ $how }。
   *[no] { $user }认识曾与{ $person }共事的人，可以问问。
}
warm-group = { $known ->
    [yes] { $user }认识同一集团{ $company }的{ $via }。{ $how }。
   *[no] { $user }认识同一集团其他公司的人，可以问问。
}
warm-elsewhere = 另一家公司
warm-met = { $touches ->
    [0] 记录在案
   *[other] { $touches } 次往来
}
