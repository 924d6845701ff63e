// The glyphs that stand inside a frame, and where their drawing comes from.
//
// `entity`: a land unit of MIL-STD-2525D as milsymbol draws it; `steps` picks some of its drawing steps (all by
// default); `modifier` gives the second modifier of the entity, and then its steps alone are taken.
// `own`: steps drawn here, where the standard has nothing, or letters, that a reader of old maps would not get.
// `letters`: capitals as strokes, so that no page depends on a font.

export const GLYPHS = {
  infantry: { entity: '121100' },
  'vertical-line': { entity: '121104', steps: [1] },
  oval: { entity: '120500' },
  diagonal: { entity: '121300' },
  gun: { entity: '130300' },
  rocket: { own: [['M82,128 V88 M118,128 V88 M100,132 V70 M74,92 L100,64 126,92', 'none', 'ink', 4]] },
  mortar: { entity: '130800' },
  dome: { entity: '130100' },
  // The standard's, half as large again: it is the arm of whole brigades here.
  missile: { own: [['M100,68 V130 M85,130 V84 c0,-16 30,-16 30,0 v46', 'none', 'ink', 4]] },
  'fixed-wing': { entity: '120800' },
  'rotary-wing': { entity: '120600' },
  gull: { entity: '121100', modifier: '01' },
  'air-assault': { entity: '120100' },
  mountain: { entity: '121100', modifier: '27' },
  waves: { entity: '120300' },
  chevron: { entity: '120400' },
  bridge: { entity: '140700' },
  lightning: { entity: '111000' },
  combined: { entity: '121000' },
  cbrn: { entity: '140100' },
  'supply-line': { entity: '163400' },
  wrench: { entity: '161100' },
  cross: { entity: '161300' },
  wheel: { entity: '163600' },
  bomb: { entity: '162300' },
  funnel: { entity: '162500' },
  shovel: { entity: '160900' },
  survey: { entity: '142100' },
  anchor: { entity: '170100' },
  rails: { own: [['M60,92 H140 M60,108 H140 M72,86 V114 M91,86 V114 M109,86 V114 M128,86 V114', 'none', 'ink', 3]] },
  // A band across the top, as the standard's modifier for a headquarters element.
  band: {
    own: {
      friend: [['M25,76 H175', 'none', 'ink', 3]],
      hostile: [['M52,76 H148', 'none', 'ink', 3]],
      neutral: [['M45,72 H155', 'none', 'ink', 3]],
      unknown: [['M34,78 H166', 'none', 'ink', 3]],
    },
  },
  // A cross that does not reach the frame: fighters on foot, outside any regular army.
  'short-cross': { own: [['M74,82 L126,118 M74,118 L126,82', 'none', 'ink', 5]] },
  // A shield, for troops that guard: a border, a railway, the rear.
  shield: { own: [['M78,76 h44 v20 c0,14 -10,23 -22,30 c-12,-7 -22,-16 -22,-30 z', 'none', 'ink', 3]] },
  'solid-shield': { own: [['M78,76 h44 v20 c0,14 -10,23 -22,30 c-12,-7 -22,-16 -22,-30 z', 'ink', 'ink', 3]] },
  // An aircraft from above: the standard's air base, a wheel with a wing, is not what old maps show.
  aircraft: {
    own: [
      [
        'M100,70 c3,0 4,5 4,10 v10 l28,15 v7 l-28,-8 -1,15 9,7 v5 l-12,-3 -12,3 v-5 l9,-7 -1,-15 -28,8 v-7 l28,-15 ' +
          'v-10 c0,-5 1,-10 4,-10 z',
        'ink',
        'none',
        0,
      ],
    ],
  },
  EW: { letters: 'EW' },
  MI: { letters: 'MI' },
  MP: { letters: 'MP' },
  SF: { letters: 'SF' },
};

// Capitals 24 wide (I: 0) and 32 high, from the top left corner.
export const LETTERS = {
  E: ['m20,0 h-20 v32 h20 m-20,-17 h16', 20],
  F: ['m20,0 h-20 v32 m0,-16 h16', 20],
  I: ['v32', 0],
  M: ['m0,32 v-32 l13,22 13,-22 v32', 26],
  P: ['m0,32 v-32 h11 c12,0 12,18 0,18 h-11', 20],
  S: ['m21,5 c-3,-3 -6,-5 -10,-5 c-12,0 -14,13 0,16 c14,3 14,16 0,16 c-5,0 -9,-2 -11,-6', 21],
  W: ['l9,32 9,-26 9,26 9,-32', 36],
};

// Amplifier digits of MIL-STD-2525D for the echelons that have a mark.
export const ECHELONS = {
  team: '11',
  squad: '12',
  section: '13',
  platoon: '14',
  company: '15',
  battalion: '16',
  regiment: '17',
  brigade: '18',
  division: '21',
  corps: '22',
  army: '23',
  'army-group': '24',
  front: '24',
  theatre: '25',
  command: '26',
};

export const AFFILIATIONS = { friend: '3', hostile: '6', neutral: '4', unknown: '1' };
