import { ChangeOpenAfterInput, ChangeTargetsInput, DeskClock } from '@ocs/contracts/clocks'
import { procedure, router } from '@ocs/service-kit/procedure'
import { managing } from '../calendar/calendar.policy.ts'
import { changeDeskClock } from '../calendar/desk-setting.store.ts'
import type { Db } from '../db.ts'

/** What a desk means to keep. `calendar.desk` reads it; after an edit `recount` is told. */
export function slaRouter(db: Db, recount: () => void) {
  const editing = procedure.meta({ can: managing })
  return router({
    /** Replaces a desk's targets. Errors: `forbidden`, `stale_version`. */
    changeTargets: editing
      .input(ChangeTargetsInput)
      .output(DeskClock)
      .mutation(async ({ ctx, input }) => {
        const { desk, targets } = input
        const after = await changeDeskClock(db, ctx, input, {
          verb: 'targets_changed',
          recounts: true,
          write: async tx => {
            await tx.slaTarget.deleteMany({ where: { desk } })
            await tx.slaTarget.createMany({ data: targets.map(target => ({ ...target, desk })) })
          },
        })
        recount()
        return after
      }),

    /** Sets after how many real hours a new ticket becomes open by itself; null is never. Errors: `forbidden`, `stale_version`. */
    changeOpenAfter: editing
      .input(ChangeOpenAfterInput)
      .output(DeskClock)
      .mutation(({ ctx, input }) =>
        changeDeskClock(db, ctx, input, {
          verb: 'open_after_changed',
          recounts: false,
          write: tx =>
            tx.deskSetting.update({ where: { desk: input.desk }, data: { openAfterHours: input.openAfterHours } }),
        }),
      ),
  })
}
