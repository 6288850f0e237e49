# 覆盖缺口：缺什么，为什么重要，或该做什么。
finding-empty-map = 图上还没有人。请先加入已接触的人，以及最终签字的人。
finding-no-approver = { $count ->
    [0] 尚未找到{ $roles }。请先弄清由谁签字，否则无法拍板。
   *[other] { $roles }目前只有职位，没有姓名（{ $people }）。请弄清是谁。
}
finding-required-role-missing = 有 { $roleCount } 个必需角色尚无人选：{ $roles }。{ $count ->
    [0] 请了解还有谁参与决策。
   *[other] 目前只有职位，没有姓名（{ $people }）。
}
finding-key-player-uncovered = { $count } 位关键人尚无人覆盖：{ $people }。请尽快指定负责人。
finding-opponent-key-player = { $count } 位关键人不支持我方：{ $people }。请了解原因，或争取更有分量的支持。
finding-single-thread = { $side ->
    [both] 全部关系只靠一条线：我方 { $user }，对方 { $people }。任何一方离开，联系就会中断；请再建一条线。
    [ours] 我方只有 { $user } 在联系对方（{ $people }）。请让另一位同事尽早参与。
    [nobody] 我方尚未与图上任何人建立联系。请先接触第一位。
   *[theirs] 对方只有 { $people } 与我方有联系。请再结识一位。
}
finding-no-champion = { $count ->
    [0] 我方还没有{ $roles }：我们不在场时，没有人替我们说话。
   *[other] 我方还没有{ $roles }。可以从支持者中争取：{ $people }。
}
finding-out-of-touch = { $never ->
    [1] { $people } 已有人覆盖，却未见联系记录。请尽快联系，或补上记录。
   *[0] 已有 { $days } 天以上未见联系记录：{ $people }（最长 { $longest } 天）。请安排电话或拜访。
}
finding-unmapped-manager = 有 { $managersCount } 位上级不在图上：{ $managers }（下属 { $count } 人：{ $people }）。最终决定权可能在上级手中，请补上。
finding-level-below-wanted = { $decayed ->
    [1] { $count } 人原本覆盖到位，但每 { $days } 天不联系，覆盖程度就降一级，如今已低于目标：{ $people }。请恢复联系。
   *[0] { $count } 人的覆盖程度低于目标：{ $people }。请加深联系。
}
finding-uncovered-department = 有 { $departmentsCount } 个部门我方尚无人覆盖：{ $departments }（{ $people }）。请设法打开局面。
finding-stance-without-evidence = { $count } 人对我方的态度没有任何依据：{ $people }。请补记对方的言行，或再去了解。
finding-stale-evidence = { $count } 人对我方的态度已有 { $days } 天以上没有重新判断：{ $people }（最长 { $longest } 天）。请重新判断。
finding-disputed-stance = 对 { $people } 的态度，我方判断不一：{ $highest_by } 认为是{ $highest_stance }，{ $lowest_by } 认为是{ $lowest_stance }。请先统一看法。

# 没有通过检验的内部推动者。
finding-coach-not-champion = { $count } 人只是教练，并非内部推动者：{ $people }。可以从中了解情况，但无法替我方推动。{ $failed_criteriaCount ->
    [0] { "" }
   *[other] 尚缺：{ $failed_criteria }。
}{ $unknown_criteriaCount ->
    [0] { "" }
   *[other] 尚不清楚：{ $unknown_criteria }。
}
finding-champion-falls-short = { $count } 位内部推动者未通过检验：{ $people }。尚缺：{ $failed_criteria }。{ $unknown_criteriaCount ->
    [0] { "" }
   *[other] 尚不清楚：{ $unknown_criteria }。
}
finding-champion-untested = { $count } 位内部推动者是否名副其实尚不清楚：{ $people }。请了解：{ $unknown_criteria }。
