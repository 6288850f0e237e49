// purpose: whether a viewer may see an activity: about a customer or deal of theirs, or their own
// macro:   activity, viewer = $viewer
(@viewer.sees_all OR EXISTS { (@activity)<-[:DID]-(:User {uid: @viewer.user_uid}) } OR EXISTS {
  MATCH (@activity)-[:ABOUT]->(access_subject)
  WHERE @held(access_subject, ['read', 'write', 'own'], @viewer)
})
