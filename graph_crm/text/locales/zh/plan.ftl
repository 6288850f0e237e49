# 商机的作战计划。
plan-title = 作战计划：{ $deal }（{ $customer }）
plan-as-of = 截至 { $day }
plan-map = 联系人关系图
plan-standing = 当前局面
plan-no-standing = 关系图中没有我方。
plan-vote = 投票
plan-support = 对我方的支持
plan-actions = 下一步行动
plan-no-actions = 暂无行动：此图不属于进行中的商机。
plan-decider = { $person }：{ $score }
plan-ways = 通往决策者的路径
plan-risks = 风险
plan-no-risks = 暂无已知风险。
plan-steps = 客户的决策与付款流程
plan-no-steps = 决策步骤未知，请向客户了解。
plan-step = { $kind ->
    [payment] 付款
   *[decision] 决策
}：{ $step }{ $state ->
    [done] ，已于 { $day }完成
    [due] ，应于 { $day }完成
   *[open] {""}
}。{ $count ->
    [0] 由谁决定未知。
   *[other] 由{ $people }决定。
}
plan-power = 职位权力与影响力
plan-weak-points = 薄弱环节
plan-champions = 内部推动者
plan-no-champions = 尚无内部推动者，也没有可以培养的支持者。
plan-pivotal = 关键票
plan-drift = 若无人行动
plan-competitors = 竞争对手眼中的关系图
plan-no-competitors = 尚不知竞争对手。
