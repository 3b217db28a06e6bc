import { expect } from 'chai';
import { FrameRest } from '../../../src/input/camera/frame-rest.js';

const withBattery = (level: number, charging: boolean) => ({ getBattery: () => Promise.resolve({ level, charging }) });

describe('FrameRest', () => {
  it('rests between frames when the battery is low, and not on the charger', async () => {
    expect(await new FrameRest(withBattery(0.5, false)).after(false, 0)).to.equal(0);
    expect(await new FrameRest(withBattery(0.1, true)).after(false, 0)).to.equal(0);
    expect(await new FrameRest(withBattery(0.1, false)).after(false, 0)).to.equal(150);
  });

  it('rests when no code has been seen for long, also where no battery is told', async () => {
    const rest = new FrameRest({});
    expect(await rest.after(false, 1_000)).to.equal(0);
    expect(await rest.after(true, 20_000)).to.equal(0);
    expect(await rest.after(false, 49_999)).to.equal(0);
    expect(await rest.after(false, 50_000)).to.equal(250);
    expect(await rest.after(true, 50_300)).to.equal(0);
    rest.reset();
    expect(await rest.after(false, 90_000)).to.equal(0);
  });
});
