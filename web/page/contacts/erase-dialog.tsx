import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { NotWritten } from "../around/block";
import { tellDone, useDone } from "../around/done";
import { pageOf } from "../around/whole-records";
import { useWriting } from "../around/writing";
import { Button, Dialog, Field } from "../controls";
import { useWords } from "../words";

const EraseContact = graphql(`
  mutation EraseContact($uid: ID!, $confirm: String!, $mutationId: String!, $language: Language!) {
    eraseContact(uid: $uid, confirm: $confirm, mutationId: $mutationId) {
      __typename
      ... on ContactErased { note(language: $language) }
      ... on Problem { message(language: $language) }
    }
  }
`);

/** Erases a person's data for good, once their name was typed; then says where copies may still be. */
export function EraseDialog({ contact, onClose }: { contact: { uid: string; name: string }; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const queries = useQueryClient();
  const last = useDone();
  // Of the moment when it was opened: the page shows no name any more once it is done.
  const [{ uid, name }] = useState(contact);
  const [typed, setTyped] = useState("");
  const wanted = name || t("map.no-name");
  const isConfirmed = typed.trim() === wanted;
  const writing = useWriting(
    // A seat has no name that the server could compare.
    async (confirm: string, mutationId) =>
      (await ask(EraseContact, { uid, confirm: name ? confirm : uid, mutationId, language })).eraseContact,
    () => {
      // It can't be undone any more, and may name them.
      if (last?.href === pageOf("contact", uid)) tellDone(null);
      void queries.invalidateQueries();
    },
  );
  if (writing.data?.__typename === "ContactErased") {
    return (
      <Dialog title={t("around.erased-now")} isOpen onClose={onClose}>
        <p role="status">{writing.data.note}</p>
        <div className="row end">
          <Button look="primary" slot="close" autoFocus>
            {t("frame.close")}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={t("around.erase-named", { name: wanted })} isOpen onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (isConfirmed) writing.mutate(wanted);
        }}
      >
        <p>{t("around.erase-what")}</p>
        <p className="notice bad">{t("around.erase-final")}</p>
        <Field label={t("around.erase-type", { name: wanted })} value={typed} onChange={setTyped} autoFocus />
        <NotWritten error={writing.error} />
        <div className="row end">
          <Button slot="close">{t("around.cancel")}</Button>
          <Button look="danger" type="submit" isDisabled={!isConfirmed} isPending={writing.isPending}>
            {t("around.erase-now")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
