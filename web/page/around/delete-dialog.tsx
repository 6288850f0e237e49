import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";

import { Button, Dialog } from "../controls";
import { useWords } from "../words";
import { NotWritten } from "./block";
import { tellDone } from "./done";
import { batchOf, deleteRecord, pageOf, type RecordKind } from "./whole-records";
import { useWriting } from "./writing";

/** Asks before a record is deleted; afterwards one is on the page `after`. */
export function DeleteDialog(props: {
  kind: RecordKind;
  record: { uid: string; name: string };
  after: string;
  onClose: () => void;
}) {
  const { t, asked: language } = useWords();
  const { kind, record, after, onClose } = props;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const name = record.name || t("map.no-name");
  const writing = useWriting(
    (uid: string, mutationId) => deleteRecord(kind, uid, { mutationId, language }),
    (answer) => {
      const batch = batchOf(answer);
      if (batch !== null) tellDone({ told: t("around.deleted", { name }), batch, href: pageOf(kind, record.uid) });
      navigate(after);
      void queries.invalidateQueries();
    },
  );
  return (
    <Dialog title={t("around.delete-named", { name })} isOpen onClose={onClose}>
      <p>{t(`around.delete-${kind}-hint`)}</p>
      <NotWritten error={writing.error} />
      <div className="row end">
        <Button slot="close" autoFocus>
          {t("around.cancel")}
        </Button>
        <Button look="primary" isPending={writing.isPending} onPress={() => writing.mutate(record.uid)}>
          {t("around.delete")}
        </Button>
      </div>
    </Dialog>
  );
}
