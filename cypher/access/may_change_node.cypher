// purpose: whether a viewer may change a node of any kind that is somebody's
// macro:   node, viewer = $viewer
(@viewer.changes_all OR (@viewer.may_write AND (EXISTS { (@node)<-[:DID]-(:User {uid: @viewer.user_uid}) }
  OR EXISTS {
    @places_of(@node)
    WITH access_place
    WHERE @held(access_place, ['write', 'own'], @viewer)
    RETURN access_place
  })))
