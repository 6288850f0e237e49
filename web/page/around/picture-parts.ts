import { graphql } from "../api/graphql";

/** As much of a map as its picture shows. */
export const PictureParts = graphql(`
  fragment PictureParts on ContactMap {
    parties { uid kind name(language: $language) }
    stakeholders { uid contact { name } title department x y stances { party { uid } value } }
    reportingLines { report { uid } manager { uid } kind skipped { contactUid } }
  }
`);
