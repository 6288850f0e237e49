# 变更记录：谁对谁做了什么，从什么变为什么。
audit-local = 管理员
audit-unknown = （已不存在）
audit-erased = { $who } 在此修改过某人的资料；内容已按要求清除。
audit-withheld = { $who } 在此修改过我们对某人的看法；您无权查看其内容。
audit-undoing = { $sentence }（撤销了之前的修改）
audit-stance = { $who } 将 { $person } 对{ $party }的立场由{ $before }改为{ $after }
audit-as-judged-by = { $sentence }，判断人为 { $user }
audit-evidence = { $sentence }（依据：{ $evidence }）
audit-details = ：{ $list }
audit-comma = ；
audit-since = 自 { $day } 起
audit-field-is = { $field }为 { $after }
audit-field-moved = { $field }由 { $before } 改为 { $after }

audit-in-map = { $action ->
    [added] { $who } 将 { $first } 加入 { $second } 的关系图
    [ended] { $who } 将 { $first } 移出 { $second } 的关系图
   *[changed] { $who } 修改了 { $first } 加入 { $second } 关系图的时间{ $details }
}
audit-state = { $who } 重新评估了 { $first }{ $details }
audit-plays = { $action ->
    [added] { $who } 给 { $first } 设定了角色 { $second }{ $details }
    [ended] { $who } 取消了 { $first } 的角色 { $second }
   *[changed] { $who } 修改了 { $first } 担任角色 { $second } 的时间{ $details }
}
audit-covers = { $action ->
    [added] { $who } 安排 { $first } 覆盖 { $second }{ $details }
    [ended] { $who } 记录 { $first } 不再覆盖 { $second }
   *[changed] { $who } 修改了 { $first } 对 { $second } 的覆盖{ $details }
}
audit-influences = { $action ->
    [added] { $who } 记录 { $first } 影响 { $second }{ $details }
    [ended] { $who } 记录 { $first } 不再影响 { $second }
   *[changed] { $who } 修改了 { $first } 对 { $second } 的影响{ $details }
}
audit-allied-with = { $action ->
    [added] { $who } 记录 { $first } 与 { $second } 结盟{ $details }
    [ended] { $who } 记录 { $first } 与 { $second } 不再结盟
   *[changed] { $who } 修改了 { $first } 与 { $second } 同盟的说明{ $details }
}
audit-conflicts-with = { $action ->
    [added] { $who } 记录 { $first } 与 { $second } 不和{ $details }
    [ended] { $who } 记录 { $first } 与 { $second } 不再不和
   *[changed] { $who } 修改了 { $first } 与 { $second } 不和的说明{ $details }
}
audit-decides-at = { $action ->
    [added] { $who } 记录 { $first } 在步骤 { $second } 作决定
    [ended] { $who } 记录 { $first } 不再于步骤 { $second } 作决定
   *[changed] { $who } 修改了 { $first } 在步骤 { $second } 作决定的时间{ $details }
}
audit-works-at = { $action ->
    [added] { $who } 记录 { $first } 任职于 { $second }{ $details }
    [ended] { $who } 记录 { $first } 不再任职于 { $second }
   *[changed] { $who } 修改了 { $first } 在 { $second } 的职位{ $details }
}
audit-reports-to = { $action ->
    [added] { $who } 记录 { $first } 向 { $second } 汇报
    [ended] { $who } 记录 { $first } 不再向 { $second } 汇报
   *[changed] { $who } 记录 { $first } 改为向 { $second } 汇报（此前：{ $earlier }）
}
audit-owns = { $action ->
    [added] { $who } 指定 { $second } 负责 { $first }
    [ended] { $who } 记录 { $second } 不再负责 { $first }
   *[changed] { $who } 将 { $first } 由 { $earlier } 移交给 { $second }
}
audit-collaborates = { $action ->
    [ended] { $who } 结束了 { $first } 对 { $second } 的协作
   *[added] { $who } 让 { $first } 协作 { $second }
}
audit-involves = { $action ->
    [ended] { $who } 记录 { $second } 不再参与 { $first }
   *[added] { $who } 记录 { $second } 参与 { $first }
}
audit-competes-in = { $action ->
    [ended] { $who } 记录 { $first } 不再参与 { $second } 的竞争
   *[added] { $who } 记录 { $first } 参与 { $second } 的竞争
}
audit-edge = { $action ->
    [added] { $who } 关联了 { $first } 与 { $second }（{ $kind }）{ $details }
    [ended] { $who } 取消了 { $first } 与 { $second } 的关联（{ $kind }）
   *[changed] { $who } 修改了 { $first } 与 { $second } 的关联（{ $kind }）{ $details }
}

audit-node-added = { $who } 新增了{ $noun } { $name }
audit-node-changed = { $who } 修改了{ $noun } { $name }{ $details }
audit-node-ended = { $who } 移除了{ $noun } { $name }
audit-node-back = { $who } 恢复了{ $noun } { $name }{ $details }
audit-node-retired = { $who } 停用了{ $noun } { $name }
audit-node-restored = { $who } 重新启用了{ $noun } { $name }
audit-node-moved = { $who } 在画布上移动了 { $name }

audit-noun-customer = 客户
audit-noun-contact = 联系人
audit-noun-opportunity = 商机
audit-noun-stakeholder = 相关人
audit-noun-role = 角色
audit-noun-party = 参与方
audit-noun-user = 同事
audit-noun-decision-step = 步骤
audit-noun-activity = 活动
audit-noun-vocabulary-entry = 选项
audit-noun-other = 条目

audit-field-name = 姓名或名称
audit-field-known = 已知姓名
audit-field-emails = 邮箱
audit-field-phones = 电话
audit-field-personality = 性格
audit-field-birthday = 生日
audit-field-main-job = 主要职位
audit-field-level = 程度
audit-field-strength = 强度
audit-field-sign = 方向
audit-field-stage = 阶段
audit-field-status = 状态
audit-field-amount = 金额
audit-field-weight = 权重
audit-field-can-veto = 可否决
audit-field-required = 必需
audit-field-retired-at = 停用日期
audit-field-name-en = 英文名
audit-field-name-zh = 中文名
audit-field-place = 顺序
audit-field-order = 顺序
audit-field-kind = 类型
audit-field-rule = 规则
audit-field-due-on = 截止日期
audit-field-done-on = 完成日期
