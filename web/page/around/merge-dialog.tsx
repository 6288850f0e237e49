import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "wouter";

import { Button, Dialog, Pick } from "../controls";
import type { Found } from "../controls/combo";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { NotWritten } from "./block";
import { tellDone } from "./done";
import { MergeFindings } from "./merge-findings";
import { SamePick } from "./same-pick";
import { batchOf, mergeRecords, pageOf, previewMerge, type MergeKind } from "./whole-records";
import { useWriting } from "./writing";

/** Makes one of two records that are the same, once one has seen what that does. */
export function MergeDialog(props: { kind: MergeKind; record: { uid: string; name: string }; onClose: () => void }) {
  const { t, asked: language } = useWords();
  const { kind, record, onClose } = props;
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [other, setOther] = useState<Found | null>(null);
  const [stays, setStays] = useState<"this" | "other">("this");
  const name = record.name || t("map.no-name");
  const [keep, merge] = stays === "this" ? [record, other] : [other, record];
  const names = { keep: keep?.name || t("map.no-name"), merge: merge?.name || t("map.no-name") };
  const preview = useQuery({
    queryKey: ["around", "merge", kind, keep?.uid, merge?.uid, language],
    queryFn: ({ signal }) => previewMerge(kind, { keep: keep?.uid ?? "", merge: merge?.uid ?? "", language }, signal),
    enabled: other !== null,
    // What it would do may be another a moment later.
    gcTime: 0,
    staleTime: 0,
  });
  const writing = useWriting(
    ([kept, dropped]: readonly [string, string], mutationId) => mergeRecords(kind, kept, dropped, { mutationId, language }),
    (answer, [kept]) => {
      const href = pageOf(kind, kept);
      const batch = batchOf(answer);
      if (batch !== null) tellDone({ told: t("around.merged", names), batch, href });
      onClose();
      navigate(href);
      void queries.invalidateQueries();
    },
  );
  const isOpen = preview.data?.obstacles.length === 0;
  return (
    <Dialog title={t("around.merge-named", { name })} isOpen onClose={onClose} wide>
      <SamePick kind={kind} value={other} onChange={setOther} except={record.uid} />
      {other && (
        <>
          <Pick
            label={t("around.merge-stays")}
            value={stays}
            onChange={setStays}
            choices={[
              { id: "this", name },
              { id: "other", name: other.about ? `${other.name} (${other.about})` : other.name },
            ]}
          />
          <p>{t("around.merge-what", names)}</p>
          {preview.isPending && <Loading lines={4} />}
          {preview.error && <Failed error={preview.error} onRetry={() => void preview.refetch()} />}
          {preview.data && <MergeFindings preview={preview.data} names={names} />}
        </>
      )}
      <NotWritten error={writing.error} />
      <div className="row end">
        <Button slot="close">{t("around.cancel")}</Button>
        <Button
          look="primary"
          isDisabled={!isOpen}
          isPending={writing.isPending}
          onPress={() => keep && merge && writing.mutate([keep.uid, merge.uid])}
        >
          {t("around.merge-now")}
        </Button>
      </div>
    </Dialog>
  );
}
