//! Names of months, in full and cut, in the languages of most readers.

/// From January on.
const NAMES: [&str; 12] = [
    "jan january januar jänner janvier janv ene enero gen gennaio januari janeiro",
    "feb february februar feber février févr fév febrero febbraio februari fevereiro fev",
    "mar march märz maerz mär mrz mars marzo maart mrt março",
    "apr april avril avr abr abril aprile",
    "may mai mayo mag maggio mei maio",
    "jun june juni juin junio giu giugno junho",
    "jul july juli juillet juil julio lug luglio julho",
    "aug august août aout agosto ago augustus",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october okt oktober octobre octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december dez dezember déc décembre dic diciembre dicembre dezembro",
];

/// The number of the month, from 1, that a word in lower case names.
pub(crate) fn month_of(word: &str) -> Option<i32> {
    (1..).zip(NAMES).find(|(_, names)| names.split(' ').any(|name| name == word)).map(|(number, _)| number)
}
