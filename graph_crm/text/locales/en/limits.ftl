error-query-too-costly = { $measure ->
    [cost] This would cost { $value } points, and one request may cost { $limit }. Ask for fewer rows at once (first), or for fewer lists within lists.
    [depth] This is { $value } fields deep, and { $limit } are taken. Ask for what is further down in a request of its own.
    [nesting] Selections and fragments stand { $value } deep in each other here, and { $limit } are taken.
    [fields] These are { $value } fields when every fragment is written out, and { $limit } are taken. Split it into several requests.
    [aliases] There are { $value } aliases here, and { $limit } are taken. Split it into several requests.
    [directives] There are { $value } directives here, and { $limit } are taken.
    [fragments] There are { $value } fragments here, and { $limit } are taken.
   *[repeats] The same is asked for again and again: { $value } pairs of fields have one place in the answer, and { $limit } are taken. Ask for each once.
 }
error-rate-limited = You have asked for more than your points of this minute. Come back in { $seconds } s.
api-other-site = This came from a page of another site, and only pages of this one may ask here.
api-too-many-operations = { $limit } operations run on this connection already. Wait for one of them, or complete it.
