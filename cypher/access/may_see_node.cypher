// purpose: whether a viewer may see a node of any kind
// macro:   node, viewer = $viewer
(@viewer.sees_all OR @node:Role OR @node:Party OR @node:User OR @node:Team OR @node:VocabularyEntry
  OR EXISTS { (@node)<-[:DID]-(:User {uid: @viewer.user_uid}) }
  OR EXISTS {
    @places_of(@node)
    WITH access_place
    WHERE @held(access_place, ['read', 'write', 'own'], @viewer)
    RETURN access_place
  })
