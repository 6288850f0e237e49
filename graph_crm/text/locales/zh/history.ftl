# 两个时间点之间关系图的变化：每项变化一句话。
change-joined = { $person } 进入关系图。
change-left = { $person } 退出关系图。
change-field = { $person }：{ $field }由“{ $before }”变为“{ $after }”。
change-stance = { $person } 对{ $party }的立场由{ $before }转为{ $after }。
change-stance-why = { $person } 对{ $party }的立场由{ $before }转为{ $after }：{ $evidence }
change-role-gained = { $person } 开始担任{ $role }。
change-role-lost = { $person } 不再担任{ $role }。
change-coverage-begun = { $user } 开始覆盖 { $person }（{ $after }）。
change-coverage-ended = { $user } 不再覆盖 { $person }（此前：{ $before }）。
change-coverage-changed = { $user } 对 { $person } 的覆盖变为{ $after }（此前：{ $before }）。
change-line-added = { $report } 开始向 { $manager } 汇报（{ $kind ->
    [dotted] 虚线
   *[solid] 实线
}）。
change-line-removed = { $report } 不再向 { $manager } 汇报（{ $kind ->
    [dotted] 虚线
   *[solid] 实线
}）。
change-line-changed = { $report } 仍向 { $manager } 汇报，但中间的上级有变化。
change-influence-added = { $source } 开始影响 { $target }（{ $sign ->
    [-1] 负面
   *[1] 正面
}，强度 { $strength }/3）。
change-influence-removed = { $source } 不再影响 { $target }（此前：{ $sign ->
    [-1] 负面
   *[1] 正面
}，强度 { $strength }/3）。
change-influence-changed = { $source } 对 { $target } 的影响变为{ $sign ->
    [-1] 负面
   *[1] 正面
}，强度 { $strength }/3（此前：{ $signBefore ->
    [-1] 负面
   *[1] 正面
}，强度 { $strengthBefore }/3）。
change-influence-noted = { $source } 对 { $target } 的影响不变，备注改为：{ $note }
change-alliance-added = { $first } 与 { $second } 结为同盟。
change-alliance-removed = { $first } 与 { $second } 不再是同盟。
change-alliance-changed = { $first } 与 { $second } 仍是同盟，备注改为：{ $note }
change-conflict-added = { $first } 与 { $second } 出现对立。
change-conflict-removed = { $first } 与 { $second } 不再对立。
change-conflict-changed = { $first } 与 { $second } 仍然对立，备注改为：{ $note }
change-step-added = { $kind ->
    [payment] 付款链
   *[decision] 决策链
}新增步骤“{ $step }”。
change-step-removed = { $kind ->
    [payment] 付款链
   *[decision] 决策链
}不再包含步骤“{ $step }”。
change-step-done = 步骤“{ $step }”已于 { $date } 完成。
change-step-reopened = 步骤“{ $step }”重新待办；此前记为 { $date } 完成。
change-step-due = 步骤“{ $step }”的期限改为 { $after }（此前：{ $before }）。
change-step-deciders = 步骤“{ $step }”由{ $people }决定。
change-step-changed = 步骤“{ $step }”的名称、规则或位置有变化。

field-title = 职务
field-department = 部门
field-seniority = 职级
field-former = 是否已离职
field-external = 是否外部人员
field-power = 权力圈
field-adaptability = 适应能力
field-response-mode = 反应模式
field-orientation = 关注取向
field-vote-weight = 投票权重
field-veto = 否决权
field-desired-coverage = 目标覆盖程度
field-goals = 目标
field-note = 备注

value-unknown = 未知
value-nobody = 无人
value-yes = 是
value-no = 否

towards-us = 我方
towards-status-quo = 维持现状

standing-plus-2 = 铁杆支持者（+2）
standing-plus-1 = 支持者（+1）
standing-0 = 中立者（0）
standing-minus-1 = 不支持者（-1）
standing-minus-2 = 反对者（-2）
standing-unknown = 未知
