drawing-description = 关系图：{ $people } 人，{ $lines } 条汇报线，{ $influences } 条影响关系，{ $ties } 条同盟或冲突关系。
drawing-as-of = 截至 { $date }
drawing-strongest-only = 共 { $total } 条影响关系，只画出 { $shown } 条：对每人影响最强的 { $strongest } 条。

drawing-key = 关键人
drawing-veto = 否决权
drawing-external = 外部
drawing-former = 已离职
drawing-unnamed = 姓名未知
drawing-disputed = 我方另有人判断不同
drawing-power-unknown = 权力未知
drawing-covered = 我方覆盖人与最近联系日期
drawing-nobody = 无人覆盖
drawing-last-contact = 最近联系 { $date }
drawing-no-contact = 未见联系记录
drawing-pair = { $name }：{ $value }

drawing-reports-to = { $report } 向 { $manager } 汇报（{ $kind }）
drawing-skips = 越过 { $names }
drawing-manager-above = 上级 { $name } 不在图中
drawing-influences = { $source } 正面影响 { $target }
drawing-influences-against = { $source } 负面影响 { $target }
drawing-allied = { $first } 与 { $second } 结盟
drawing-at-odds = { $first } 与 { $second } 有冲突

drawing-legend-stance = 立场
drawing-legend-parties = 各方
drawing-legend-power = 权力
drawing-legend-person = 人员
drawing-legend-lines = 汇报
drawing-legend-influence = 相互关系
drawing-line-skips = 越过图外上级的汇报线
drawing-influence-good = 正面影响，越粗越强
drawing-influence-bad = 负面影响
drawing-alliance = 同盟
drawing-conflict = 冲突
