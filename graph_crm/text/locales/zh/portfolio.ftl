# 多个商机的总体情况，以及赢单与输单的样貌。
portfolio-summary = { $deals ->
    [0] 没有您可查看的此类商机。
   *[other] 共 { $deals } 个商机：红灯 { $red } 个，黄灯 { $amber } 个，绿灯 { $green } 个。
}
portfolio-critical = { $critical ->
    [0] 均无严重问题。
   *[other] 其中 { $critical } 个存在严重问题。
}
portfolio-unjudged = 有 { $unjudged } 个商机，尚无任何人对我方的态度为已知。
portfolio-limited = { $bound ->
    [size] 仅查看了最近变动的 { $total } 个商机，其余未计入。请缩小筛选范围。
   *[time] 时间已到，仅查看了 { $total } 个商机中最近变动的 { $deals } 个。请缩小筛选范围。
}
portfolio-group = { $name }：{ $deals } 个商机，红灯 { $red } 个，黄灯 { $amber } 个，绿灯 { $green } 个；{ $critical } 个存在严重问题。
portfolio-nobody = 无负责人
portfolio-no-team = 无团队
portfolio-no-stage = 无阶段

# 多个商机中的同一问题。
portfolio-finding = { $total } 个中有 { $deals } 个：{ $finding }
portfolio-finding-empty-map = 图上没有人。
portfolio-finding-no-approver = 批准人尚无姓名。
portfolio-finding-required-role-missing = 有必需角色尚无人选。
portfolio-finding-key-player-uncovered = 有关键人尚无人覆盖。
portfolio-finding-opponent-key-player = 有关键人不支持我方。
portfolio-finding-single-thread = 关系只靠我方或对方一人，或尚无任何联系。
portfolio-finding-no-champion = 没有支持我方的内部推动者。
portfolio-finding-uncovered-department = 有重要部门尚无人覆盖。
portfolio-finding-disputed-stance = 我方两人对同一人的判断不一致。
portfolio-finding-stance-without-evidence = 有重要的态度没有依据。
portfolio-finding-stale-evidence = 有重要的态度判断已久未更新。
portfolio-finding-out-of-touch = 有已覆盖的人或关键人近期未见联系记录。
portfolio-finding-unmapped-manager = 有人的上级不在图上。
portfolio-finding-level-below-wanted = 有人的覆盖程度低于目标。

# 赢单与输单在结束时的样貌。
patterns-summary = { $enough ->
    [yes] 依据 { $won } 个赢单和 { $lost } 个输单，均以结束时的关系图为准。同时出现不等于因果。
   *[no] 只有 { $won } 个赢单和 { $lost } 个输单，数量不足，无法得出结论：各需至少 { $minimum } 个。
}
patterns-left-out = 有 { $leftOut } 个已结束的商机未计入：没有结束时的关系图。
pattern-found = { $trait }：{ $won } 个赢单中有 { $wonWith } 个（{ $wonPercent }%），{ $lost } 个输单中有 { $lostWith } 个（{ $lostPercent }%）。{ $compared ->
    [no] 其中一方商机太少，无法比较结果。
   *[other] 有此特征的 { $with } 个商机赢得 { $withPercent }%（{ $withLowest }% 至 { $withHighest }%），没有的 { $without } 个赢得 { $withoutPercent }%（{ $withoutLowest }% 至 { $withoutHighest }%）。{ $compared ->
        [clear] 仅凭偶然很少出现这样的差异。
       *[unclear] 这样的差异也可能出于偶然。
    }
}
trait-role-played = 角色有具名人选：{ $role }
trait-champion-for-us = 有不反对我方的内部推动者
trait-support-positive = 支持我方多于反对
trait-half-known = 至少一半权重的态度已知
trait-several-contacts = 对方有两人或以上与我方联系
trait-several-of-us = 我方有两人或以上参与联系
trait-key-players-covered = 所有关键人均已覆盖
measure-found = { $measure }：{ $wonDeals } 个赢单的中位数为 { $won }（半数在 { $wonLower } 至 { $wonUpper } 之间），{ $lostDeals } 个输单的中位数为 { $lost }（半数在 { $lostLower } 至 { $lostUpper } 之间）。
measure-support = 支持度（-100 至 +100）
measure-known-share = 态度已知的权重百分比
measure-contacts = 与我方有联系的人数
measure-of-us = 我方参与联系的人数
measure-key-players-covered-share = 已覆盖的关键人百分比

# 命令行。
cli-analyse = 对多个商机的总体分析。
cli-analyse-portfolio = 所有商机的状况：红灯、黄灯或绿灯，各问题涉及多少个商机，以及排在最前的商机。
cli-analyse-patterns = 赢单与输单在结束时的样貌。
cli-analyse-deals = 商机
cli-analyse-by-team = 按团队
cli-analyse-by-owner = 按负责人
cli-analyse-by-stage = 按阶段
cli-analyse-deal = 商机
cli-analyse-light = 红黄绿灯
cli-analyse-support = 支持度
cli-analyse-findings = 欠缺之处
cli-analyse-more = 另有 { $count } 项
cli-option-deal-owner = 仅此人负责的商机：邮箱或 uid。
cli-option-deal-team = 仅此团队及其下级团队人员负责的商机，填团队名称。
cli-option-deal-stage = 仅处于此阶段的商机。
cli-option-deal-status = open、won、lost 或 all。
cli-option-deal-currency = 仅金额为此币种的商机（ISO 4217）。
cli-option-min-amount = 仅金额不低于此数的商机，须同时指定币种。
cli-option-max-amount = 仅金额不高于此数的商机，须同时指定币种。
cli-option-deal-order = 排序：amount、close、support、light 或 critical。
cli-option-minimum = 赢单或输单少于此数时不作结论。

# 估算是否应验。
calibration-too-few = 仅有 { $deals } 个已关闭商机在关闭时有估算，其中赢单 { $won } 个：不足以判断估算是否应验。至少需要 30 个，其中赢单和输单各 5 个。
calibration-no-better = 在 { $deals } 个已关闭商机中（赢单 { $won } 个），校正并不能使估算更准（均方误差 { $brier }），因此不作校正。
calibration-found = 在 { $deals } 个已关闭商机中（赢单 { $won } 个），估算的均方误差为 { $brier }，校正后为 { $corrected }。25%、50%、75% 的估算实际相当于 { $low }%、{ $middle }%、{ $high }%。
calibrated-chance = 按我方 { $deals } 个已关闭商机校正后为 { $chance }%，仍为估算。
