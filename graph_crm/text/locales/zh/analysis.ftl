# 姓名与角色的列举。
list-comma = 、
list-and = { $names } 和 { $last }
list-more = { $names } 及另外 { $more } 人
# 两句之间不空格。
sentence-gap = {""}

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
map-findings = 发现
map-decision-makers = 谁说了算
map-nobody = 这张图里还没有人。
