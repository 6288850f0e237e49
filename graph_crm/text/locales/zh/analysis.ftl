# 姓名与角色的列举。
list-comma = 、
list-and = { $names } 和 { $last }
list-more = { $names } 及另外 { $more } 人

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
    [1] { $people } 已有人覆盖，却没有任何联系记录。请尽快联系，或补上记录。
   *[0] 已有 { $days } 天以上无人联系：{ $people }（最长 { $longest } 天）。请安排电话或拜访。
}
finding-unmapped-manager = 有 { $managersCount } 位上级不在图上：{ $managers }（下属 { $count } 人：{ $people }）。最终决定权可能在上级手中，请补上。
finding-level-below-wanted = { $count } 人的覆盖程度低于目标：{ $people }。请加深联系。

# 决策人：排名的理由，以及尚不了解的情况。
reason-plays-role = 担任：{ $roles }。
reason-has-veto = 可以否决。
reason-has-power = 权力圈：{ $power }。
reason-influences = 直接影响其余 { $others } 人中的 { $count } 人：{ $people }。连同间接影响，相当于图中最强影响力的 { $percent }%。
reason-influenced-by = 受以下人员影响：{ $people }。
reason-tops-reporting-lines = 位于汇报线最上层：下属共 { $below } 人，其中直接下属 { $direct } 人。
reason-leads = 下属共 { $below } 人，其中直接下属 { $direct } 人。
reason-reports-to = 上级：{ $people }。
reason-former = 已离职，不再参与决策。

component-role = 角色
component-power = 权力
component-influence = 影响力
component-place = 汇报线

unknown-role = 角色未知。
unknown-power = 权力圈未知。
unknown-influence = 没有影响关系的记录。
unknown-place = 在汇报线中的位置未知。

decision-maker-score = { $known ->
    [100] { $score } 分（满分 100，估算值）。
   *[other] { $score } 分（满分 100，估算值）。已了解 { $known }% 的依据；其余补齐后可能在 { $lowest } 至 { $highest } 分之间。
 }
