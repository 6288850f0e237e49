import { lazy, Suspense, useState } from "react";

import { surely } from "../api/reach";
import { Button, CommandMenu } from "../controls";
import { Failed, Loading } from "../frame/states";
import type { ContactMap } from "../map/query";
import { useWords } from "../words";

const PrintDialog = lazy(async () => ({ default: (await surely(() => import("./print"))).PrintDialog }));

/** Take the map out: as a drawing, as a picture, onto paper. */
export function ExportMenu(props: { map: ContactMap; asOf: string | null }) {
  const { t, asked } = useWords();
  const { map, asOf } = props;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [printing, setPrinting] = useState(false);
  const wanted = { kind: map.kind, uid: map.uid, asOf, language: asked };

  async function save(as: "svg" | "png") {
    setBusy(true);
    setFailed(null);
    try {
      const { saveDrawing } = await import("./drawing");
      await saveDrawing(wanted, as);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <CommandMenu
        label={t("out.export")}
        look="plain"
        commands={[
          { id: "svg", name: t("out.svg"), act: () => void save("svg"), isDisabled: busy },
          { id: "png", name: t("out.png"), act: () => void save("png"), isDisabled: busy },
          { id: "print", name: t("out.print"), act: () => setPrinting(true) },
        ]}
      >
        {t("out.export")} ▾
      </CommandMenu>
      {busy && <span role="status">{t("out.drawing")}</span>}
      {failed !== null && (
        <div className="row">
          <Failed error={failed} />
          <Button onPress={() => setFailed(null)}>{t("frame.close")}</Button>
        </div>
      )}
      {printing && (
        <Suspense fallback={<Loading lines={1} />}>
          <PrintDialog wanted={wanted} onClose={() => setPrinting(false)} />
        </Suspense>
      )}
    </>
  );
}
