// purpose: whether a customer or a deal is a viewer's, with at least one of these accesses (own, write, read): held by one of the viewer's holders, or, for a manager, nobody's
// macro:   place, accesses, viewer = $viewer
// Begins at the place, which has few holders. A deal is held by its own people or by its customer's.
(EXISTS {
  MATCH (@place)-[:FOR*0..1]->(access_held)<-[access_grant:OWNS|COLLABORATES]-(access_holder)
  WHERE access_holder.uid IN @viewer.holders
    AND access_grant.valid_to IS NULL AND access_grant.superseded_at IS NULL
    AND (access_grant.until IS NULL OR access_grant.until > datetime())
    AND coalesce(access_grant.access, CASE type(access_grant) WHEN 'OWNS' THEN 'own' ELSE 'write' END) IN @accesses
} OR (@viewer.manages AND @place IS NOT NULL AND NOT EXISTS {
  MATCH (@place)-[:FOR*0..1]->(access_held)<-[access_grant:OWNS]-(:User)
  WHERE access_grant.valid_to IS NULL AND access_grant.superseded_at IS NULL
}))
