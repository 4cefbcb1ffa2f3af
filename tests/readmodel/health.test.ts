import { describe, expect, it } from "vitest";
import type { Health, VerificationKept } from "../../shared/ipc/health.ts";
import { clockFine, verificationState } from "../../shared/ipc/health.ts";
import { healthTasks } from "../../shared/readmodel/health.ts";

const at = "2026-11-16T10:00:00+09:00";
const ms = (text: string): number => Date.parse(text);
const kept = (some: Partial<VerificationKept> = {}): VerificationKept => ({ at, size: 10, root: "0".repeat(64), answer: "sound", counts: { sound: 10, damaged: 0, altered: 0, unchecked: 0 }, city: "none", until: null, ...some });
const health = (some: Partial<Health> = {}): Health => ({ now: at, records: 12, saved: at, verification: null, handed: null, fixed: null, clock_back: null, clock_behind: false, disk: null, read_only: null, stopped: null, hold: null, ...some });
const codes = (h: Health, now: string): string[] => healthTasks(h, ms(now)).map((t) => `${t.gravity} ${t.code}`);

describe("the health of a ledger", () => {
  it("[R-62] is 正常 for seven days after a verification that found nothing, then overdue", () => {
    const h = health({ verification: kept() });
    expect(verificationState(h, ms("2026-11-23T10:00:00+09:00"))).toBe("sound");
    expect(codes(h, "2026-11-23T10:00:00+09:00")).toEqual([]);
    expect(verificationState(h, ms("2026-11-23T10:00:01+09:00"))).toBe("old");
    expect(healthTasks(h, ms("2026-11-23T10:00:01+09:00"))).toMatchObject([{ code: "verification-overdue", gravity: 2, article: "14(8)", since: "2026-11-23T10:00:00+09:00" }]);
  });

  it("says まだ of what nobody verified, and asks nothing", () => {
    expect(verificationState(health(), ms(at))).toBe("yet");
    expect(codes(health(), at)).toEqual([]);
  });

  it("[R-62] never calls damage, doubt or a value that differs 正常; a doubt of tampering is the gravest", () => {
    expect(codes(health({ verification: kept({ answer: "damaged" }) }), at)).toEqual(["2 verification-damaged"]);
    expect(codes(health({ verification: kept({ answer: "altered" }) }), at)).toEqual(["1 verification-altered"]);
    expect(codes(health({ verification: kept({ answer: "unknown" }) }), at)).toEqual(["2 verification-unknown"]);
    expect(codes(health({ verification: kept({ city: "differs" }) }), at)).toEqual(["2 verification-differs"]);
  });

  it("[R-62] hears why a folder opened read-only before any verification", () => {
    expect(codes(health({ verification: kept(), read_only: "rolled-back" }), at)).toEqual(["1 verification-altered"]);
    expect(codes(health({ read_only: "journal-damaged" }), at)).toEqual(["2 verification-damaged"]);
    expect(codes(health({ read_only: "read-only" }), at)).toEqual([]);
  });

  it("[R-62] tells a clock that went back until it was confirmed, however long that takes, and one that stands before the last record as long as it does", () => {
    const back = { seq: 11, at, touched: 1, confirmed: null };
    expect(codes(health({ clock_back: back }), "2026-11-20T10:00:00+09:00")).toEqual(["2 clock-went-back"]);
    expect(codes(health({ clock_back: back }), "2027-11-20T10:00:00+09:00")).toEqual(["2 clock-went-back"]);
    const confirmed = health({ clock_back: { ...back, confirmed: { seq: 15, at } } });
    expect(codes(confirmed, "2026-11-20T10:00:00+09:00")).toEqual([]);
    expect(clockFine(confirmed)).toBe(true);
    expect(clockFine(health({ clock_behind: true }))).toBe(false);
  });
});
