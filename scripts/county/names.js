'use strict';
// names.js - invented people.  No name is taken from a real list; rare
// characters, a name with a dot and a two-character surname are among them,
// because these are what breaks roster imports.

const surnames = [...'赵钱孙李周吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭鲁韦昌苗凤花方俞任袁柳鲍史唐费岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元顾孟平黄'];
const first = [...'知若沐予景望亦书砚舒时怀清疏云令之听叙启映存归屿朝晏念守问既'];
const second = [...'禾衡川笙遥汀岚屿澄澈棠蘅芷漪砚渟珩琚垚骁翊昀晞旸邈湄韫甯葳蔚'];

// Written where a roster import is tried hardest: 生僻字 of the basic plane, of
// Extension A, of Extension B (four bytes in UTF-8), and 少数民族 names.
const rare = ['陶𬀩昀', '郑㛃禾', '龚䶮川', '𠮷予安', '欧阳喆骉', '阿依努尔·沐沙', '司马垚', '俞犇𬭚'];

function name(chance) {
  return chance.pick(surnames) + chance.pick(first) + (chance.below(7) === 0 ? '' : chance.pick(second));
}

module.exports = { name, rare };
