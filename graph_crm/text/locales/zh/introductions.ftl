# 从我方到某人的引荐路径。
introduction-outcome-covered = 我方已与 { $person } 有联系（{ $users }）。共有 { $count } 条路径，可靠度最高 { $percent }%（估算值）。
introduction-outcome-found = 从我方到 { $person } 有 { $count } 条路径，可靠度最高 { $percent }%（估算值）。
introduction-outcome-no-way = 尚未找到通往 { $person } 的可靠路径（可靠度均低于 1%）。请寻找认识此人的人。
introduction-outcome-nobody-covers = 我方尚未覆盖图上任何人，无人可以引荐 { $person }。请先接触第一位。
introduction-outcome-left = { $person } 已离职。
introduction-limited = 图中关系过多，未查找其他路径，可能还有别的路径。

introduction-way = 约有 { $percent }% 的可能走通（估算值）。
introduction-way-unknown = { $unknown }（{ $unknownCount } 人）对我方的态度未知；若均不支持我方，则只有 { $lowest }%。
introduction-step = { $said }{ $reluctant ->
    [1] 因 { $source } 不支持我方，可能性仅 { $percent }%。
   *[0] 可能性 { $percent }%（估算值）。
}
introduction-in-depth = 我方 { $source } 与 { $target } 交情深。
introduction-multiple = 我方 { $source } 与 { $target } 多次接触。
introduction-brief = 我方 { $source } 与 { $target } 有过简短接触。
introduction-strong-influence = { $source } 对 { $target } 影响很大。
introduction-influence = { $source } 对 { $target } 有影响。
introduction-weak-influence = { $source } 对 { $target } 略有影响。
introduction-alliance = { $source } 与 { $target } 是盟友。
introduction-manager = { $source } 是 { $target } 的上级。
introduction-report = { $source } 是 { $target } 的下属。
introduction-dotted-manager = { $source } 是 { $target } 的虚线上级。
introduction-dotted-report = { $source } 是 { $target } 的虚线下属。
