// purpose: whether a viewer may see a person: at a customer of theirs where the person works or worked, or in a map of theirs
// macro:   contact, viewer = $viewer
(@viewer.sees_all OR EXISTS {
  @places_of_contact(@contact)
  WITH access_place
  WHERE @held(access_place, ['read', 'write', 'own'], @viewer)
  RETURN access_place
})
