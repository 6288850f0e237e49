import type { ReactNode } from "react";

import { Button, Dialog } from "../controls";
import { Boundary, Failed, Loading } from "../frame/states";
import { useWords, type MessageId } from "../words";

export const PARTS = ["users", "teams", "roles", "parties", "vocabularies"] as const;

/** One part of what is set for all: what it is for, and why who only looks can't change it. */
export function Part(props: {
  name: (typeof PARTS)[number];
  hint?: MessageId;
  mayChange: boolean;
  asked: { error: unknown; isPending: boolean; refetch: () => unknown };
  children: ReactNode;
}) {
  const { t } = useWords();
  const { name, hint, mayChange, asked, children } = props;
  return (
    <section className="panel part" aria-labelledby={name}>
      <h2 id={name}>{t(`settings.${name}`)}</h2>
      {hint && <p className="quiet">{t(hint)}</p>}
      {!mayChange && <p className="quiet">{t("settings.read-only")}</p>}
      {asked.error !== null && <Failed error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.isPending && <Loading />}
      <Boundary>{children}</Boundary>
    </section>
  );
}

/** Asks once more before what can't be taken back with a click. */
export function Confirm(props: { title: string; text: string; onConfirm: () => void; onClose: () => void }) {
  const { t } = useWords();
  const { title, text, onConfirm, onClose } = props;
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{text}</p>
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="danger"
          onPress={() => {
            onConfirm();
            onClose();
          }}
        >
          {t("settings.delete")}
        </Button>
      </div>
    </Dialog>
  );
}
