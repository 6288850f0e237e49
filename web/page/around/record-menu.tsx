import { lazy, Suspense, useState } from "react";

import { surely } from "../api/reach";
import { CommandMenu, type Command } from "../controls";
import { useWords } from "../words";
import type { RecordKind } from "./whole-records";

const DeleteDialog = lazy(async () => ({ default: (await surely(() => import("./delete-dialog"))).DeleteDialog }));
const MergeDialog = lazy(async () => ({ default: (await surely(() => import("./merge-dialog"))).MergeDialog }));

/** What can be done with a whole record: delete it, make it one with another that is the same, and `more` of its kind. */
export function RecordMenu(props: { kind: RecordKind; record: { uid: string; name: string }; after: string; more?: Command }) {
  const { t } = useWords();
  const { kind, record, after, more } = props;
  const [open, setOpen] = useState<"delete" | "merge" | null>(null);
  const close = () => setOpen(null);
  const remove = { id: "delete", name: t("around.delete-record"), act: () => setOpen("delete") };
  const merge = { id: "merge", name: t("around.merge"), act: () => setOpen("merge") };
  return (
    <>
      <CommandMenu label={t("around.more")} commands={[...(kind === "deal" ? [] : [merge]), remove, ...(more ? [more] : [])]}>
        <span aria-hidden="true">⋯</span>
      </CommandMenu>
      <Suspense>
        {open === "delete" && <DeleteDialog kind={kind} record={record} after={after} onClose={close} />}
        {open === "merge" && kind !== "deal" && <MergeDialog kind={kind} record={record} onClose={close} />}
      </Suspense>
    </>
  );
}
