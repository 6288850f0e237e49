// purpose: whether a viewer may change a person: at a customer where the person works or worked, or in a map, that they may change
// macro:   contact, viewer = $viewer
(@viewer.changes_all OR (@viewer.may_write AND EXISTS {
  @places_of_contact(@contact)
  WITH access_place
  WHERE @held(access_place, ['write', 'own'], @viewer)
  RETURN access_place
}))
