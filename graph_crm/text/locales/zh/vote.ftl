# 商机的表决：赢单概率、谁的票能左右结果、该争取谁。
vote-rule = { $rule ->
    [assumed] 未注明规则，按加权多数估算
    [quorum] 须达到总票数的 { $quota }%
    [unanimity] 须全部批准人同意
    [veto] 须加权多数且无人否决
    [score_threshold] 须达到满分的 { $quota }%
    [highest_score] 最高分中标
   *[majority] 加权多数
}
vote-method = { $method ->
    [sampled] 由 { $samples } 次随机模拟估算，误差约 { $error } 个百分点
   *[exact] 精确计算
}
vote-estimate = 预计赢单概率：{ $chance }%{ $open ->
    [nothing] {""}
    [unmoved] （{ $votes } 票中有 { $unknownVotes } 票态度未知，但不影响结果）
    [vetoes] （{ $lowest }% 至 { $highest }%，因有否决权者中有人态度未知）
    [rivals] （{ $lowest }% 至 { $highest }%，因部分人对其他方的态度未知）
   *[votes] （{ $lowest }% 至 { $highest }%，因 { $votes } 票中有 { $unknownVotes } 票态度未知）
}；{ $rule }；{ $method }。
vote-voter = { $votes ->
    [0] 本人无票
   *[other] { $votes } 票
}，{ $known ->
    [no] 对我方的态度未知
   *[yes] 估计支持我方的可能性为 { $chance }%
}{ $must ->
    [yes] ；此人不同意则无法通过。
   *[no] 。
}

vote-no-voters = 图上还没有人有表决权。请先填写角色或票数。
vote-no-approver = 须全部批准人同意，但图上还没有批准人。请先弄清由谁批准。
vote-no-other-side = 最高分中标，但尚不知道还有哪些竞争方。请先补上其他投标方。
vote-out-of-reach = 即使所有人都给我方满分，也无法超过最强的对手。请先削弱对手的支持。

pivotal-vote = { $votes } 票中须有 { $needed } 票：{ $rule }。{ $simplified ->
    [scores_as_votes] 简化：每人要么给满分，要么不给分。
    [two_sides] 简化：每人把我方或最强的对手排在第一。
   *[nothing] {""}
}{ $sampled ->
    [yes] 规模过大，无法精确计算：由 { $samples } 次抽样估算，误差约 { $error } 个百分点。
   *[no] 精确计算。
}
pivotal-person = { $name } 有 { $share }% 的票（{ $all } 票中的 { $votes } 票），左右结果的力量占 { $power }%（Shapley-Shubik 指数；Banzhaf 指数为 { $banzhaf }%）。{ $veto ->
    [yes] { $name } 不同意则无法通过。
   *[no] {""}
}

coalition-won = 若各人按目前的态度投票，我方已能胜出：需要 { $needed } { $points ->
    [1] 票
   *[other] 分
}（{ $rule }），我方已有 { $has }。{ $unknown ->
    [0] {""}
   *[other] 有 { $unknown } 人态度未知，按中立计算。
}
coalition-moves = { $limited ->
    [yes] 较省力的赢法
   *[no] 最省力的赢法
}：争取 { $people }（所需努力 { $effort }，估算值）。需要 { $needed } { $points ->
    [1] 票
   *[other] 分
}（{ $rule }），我方已有 { $has }。{ $unknown ->
    [0] {""}
   *[other] 有 { $unknown } 人态度未知，按中立计算。
}{ $limited ->
    [yes] 规模过大，不能保证没有更省力的办法。
   *[no] {""}
}
coalition-move = { $name }：{ $from } → { $to }，共 { $steps } 步，每步 { $difficulty }（适应能力 { $adaptability }、覆盖 { $coverage }、权力圈 { $power }），所需努力 { $effort }，估算值。
