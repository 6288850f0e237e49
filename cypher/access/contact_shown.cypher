// purpose: what a viewer sees of a person whom they may see
// macro:   contact, viewer = $viewer
@contact {.*, personality: @if_sensitive(@contact.personality, @viewer), note: @if_sensitive(@contact.note, @viewer)}
