// purpose: whether a viewer may see a stakeholder or a step of a decision: it is, or was, in a map of theirs
// macro:   part, viewer = $viewer
(@viewer.sees_all OR EXISTS {
  MATCH (@part)-[:IN_MAP|OF]->(access_map)
  WHERE @held(access_map, ['read', 'write', 'own'], @viewer)
})
