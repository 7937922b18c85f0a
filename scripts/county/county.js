'use strict';
// county.js - builds a county of any size in memory: regions, schools, groups,
// people and their roles.  The first school has the structure that a real
// notice printed (R20, R21, C28, C29): ten groups, four staff in no group, 64
// full-time teachers in four age bands, a head and deputies who are ordinary
// group members.  Everything else, and every name, is invented.

const { Chance } = require('./chance.js');
const { name, rare } = require('./names.js');

// Name, members with the leader, and what the school declared (C28: two differ).
const firstGroups = [
  ['语文组', 21, 21, '语文'], ['数学组', 13, 13, '数学'], ['英语组', 6, 6, '英语'],
  ['心理健康组', 5, 4, '心理健康'], ['美术组', 3, 4, '美术'], ['体育与健康组', 10, 10, '体育与健康'],
  ['综合学科组', 4, 4, '音乐'], ['科学组', 3, 3, '科学'], ['综合与实践组', 8, 8, '综合实践'],
  ['道德与法治组', 12, 12, '道德与法治']];
const firstSchool = { members: 85, others: 4, fullTime: 64 };

// Full-time teachers of the first school by age when the programme begins (C29).
const ageBands = [[25, 29, 8], [30, 39, 15], [40, 49, 14], [50, 59, 27]];

const phases = ['primary', 'primary', 'primary', 'junior', 'junior', 'kindergarten', 'senior', 'vocational'];
const phaseNames = { primary: '小学', junior: '初级中学', kindergarten: '幼儿园', senior: '高级中学', vocational: '职业中学' };
const subjects = firstGroups.map((group) => group[3]);
const places = [...'青云石竹杏松溪桥平沙荷柳枫泉岭湾塘坪垭坝'];

function shuffled(chance, list) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

class County {
  // The programme begins with the school year before `year`, so that a sample
  // of this year always stands in the middle of one.
  constructor(teachers, seed, year) {
    this.seed = seed;
    this.begins = year - 1;
    this.people = [];
    this.members = [];
    this.roles = [];
    this.schools = [];
    this.groups = [];
    this.regions = [
      { id: 1, parent: null, kind: 'province', name: '岚川省' },
      { id: 2, parent: 1, kind: 'city', name: '霁州市' },
      { id: 3, parent: 2, kind: 'county', name: '栖禾县' }];
    this.addOffice();
    this.addFirstSchool(teachers > 0);
    for (let left = teachers - this.members.length; left > 0;) {
      left -= this.addSchool(left);
    }
  }

  addPerson(login, fullName, sex, bornOn) {
    const person = { id: this.people.length + 1, login, name: fullName, sex, bornOn };
    this.people.push(person);
    return person;
  }

  addRole(person, kind, scope) {
    this.roles.push({ person: person.id, kind, region: null, school: null, group: null, ...scope });
  }

  addOffice() {
    const chance = new Chance(this.seed, 'office');
    const someone = (login) => this.addPerson(login, name(chance), chance.pick(['male', 'female']), null);
    this.addRole(someone('admin'), 'admin', { region: 3 });
    this.addRole(someone('office-1'), 'office', { region: 3 });
    this.addRole(someone('office-2'), 'office', { region: 3 });
  }

  addFirstSchool(withPeople) {
    const school = { id: 1, code: '10001', name: '栖禾县青禾镇中心小学', phase: 'primary',
      environment: 'multimedia', strong: 0 };
    this.schools.push(school);
    if (!withPeople) return;
    const chance = new Chance(this.seed, 'first school');
    const ages = shuffled(chance, ageBands.flatMap(([from, to, count]) =>
      Array.from({ length: count }, (_, i) => from + (i % (to - from + 1)))));
    const seats = shuffled(chance, Array.from({ length: firstSchool.members }, (_, i) => i));
    const full = new Set(seats.slice(0, firstSchool.fullTime));
    const staff = [];
    this.declared = [];
    for (const [title, size, declared, subject] of firstGroups) {
      const group = this.addGroup(school, title);
      this.declared.push({ teaching_group: group.id, declared });
      for (let i = 0; i < size; i++) {
        const isFull = full.has(staff.length);
        staff.push(this.addMember(school, group, subject, chance, isFull ? ages.shift() : null, isFull));
      }
      this.addRole(staff[staff.length - size], 'leader', { group: group.id });
    }
    for (let i = 0; i < firstSchool.others; i++) {
      staff.push(this.addMember(school, null, null, chance, null, false));
    }
    this.dress(staff);
    this.manageFirstSchool(staff);
  }

  // Rare characters, and two colleagues of one name in different groups.
  dress(staff) {
    rare.forEach((text, i) => { staff[3 + i * 10].name = text; });
    staff[30].name = staff[12].name;
  }

  // C32: head and deputies are ordinary members of two groups, and sit on the
  // panel.  Two chairs, so that somebody can sign for the other's own work.
  manageFirstSchool(staff) {
    const at = (group, place) => staff[firstGroups.slice(0, group).reduce((n, g) => n + g[1], 0) + place];
    const head = at(8, 1), deputy = at(8, 3), dean = at(9, 2);
    this.manage(1, head, deputy, dean, [at(0, 2), at(1, 1)]);
  }

  manage(school, head, deputy, dean, panel) {
    this.addRole(head, 'head', { school });
    this.addRole(head, 'chair', { school });
    this.addRole(deputy, 'cio', { school });
    this.addRole(deputy, 'chair', { school });
    this.addRole(dean, 'school', { school });
    for (const person of [dean, ...panel]) this.addRole(person, 'panel', { school });
  }

  addGroup(school, title) {
    const group = { id: this.groups.length + 1, school: school.id, name: title };
    this.groups.push(group);
    return group;
  }

  addMember(school, group, subject, chance, age, fullTime) {
    const number = String(school.size = (school.size || 0) + 1).padStart(3, '0');
    const years = age === null ? chance.between(25, 59) : age;
    const person = this.addPerson(`${school.code}-${number}`, name(chance), chance.pick(['male', 'female']),
      this.birthday(years, chance));
    this.members.push({ person: person.id, school: school.id, group: group && group.id, staffNo: number,
      subject, fullTime: fullTime ? 1 : 0, since: `${this.begins - chance.between(0, years - 22)}-09-01` });
    return person;
  }

  // Born before September, so that the age holds on the first day, 1 September.
  birthday(age, chance) {
    const two = (n) => String(n).padStart(2, '0');
    return `${this.begins - age}-${two(chance.between(1, 8))}-${two(chance.between(1, 28))}`;
  }

  // A school of 12 to 160 people, in groups of 3 to 21; takes all that is left
  // when less than a school would remain.  Returns its size.
  addSchool(left) {
    const number = this.schools.length + 1;
    const chance = new Chance(this.seed, 'school', number);
    let size = Math.min(chance.between(12, chance.pick([40, 90, 160])), left);
    if (left - size < 12) size = left;
    const phase = chance.pick(phases);
    const school = { id: number, code: String(10000 + number),
      name: `栖禾县${chance.pick(places)}${chance.pick(places)}第${number}${phaseNames[phase]}`, phase,
      environment: chance.pick(['multimedia', 'multimedia', 'blended', 'smart']), strong: chance.below(5) === 0 ? 1 : 0 };
    this.schools.push(school);
    const staff = this.addGroups(school, size, chance);
    if (size >= 5) this.manage(number, staff[0], staff[1], staff[2], staff.slice(-2));
    return size;
  }

  addGroups(school, size, chance) {
    const staff = [];
    for (let n = 0; staff.length < size; n++) {
      let members = Math.min(chance.between(3, chance.pick([6, 12, 21])), size - staff.length);
      if (size - staff.length - members < 3) members = size - staff.length;
      const subject = subjects[n % subjects.length];
      const group = this.addGroup(school, `${subject}${n < subjects.length ? '' : Math.floor(n / subjects.length) + 1}组`);
      for (let i = 0; i < members; i++) {
        staff.push(this.addMember(school, group, subject, chance, null, chance.below(4) !== 0));
      }
      this.addRole(staff[staff.length - members], 'leader', { group: group.id });
    }
    return staff;
  }
}

module.exports = { County };
