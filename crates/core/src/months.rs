//! Names of months, in full and cut, in the languages of most readers.

/// From January on.
const NAMES: [&str; 12] = [
    "jan january januar jänner janvier janv ene enero gen gennaio januari janeiro sty styczeń stycznia oca ocak янв январь января",
    "feb february februar feber février févr fév febrero febbraio februari fevereiro fev lut luty lutego şub şubat фев февр февраль февраля",
    "mar march märz maerz mär mrz mars marzo maart mrt março marzec marca mart мар март марта",
    "apr april avril avr abr abril aprile kwi kwiecień kwietnia nis nisan апр апрель апреля",
    "may mai mayo mag maggio mei maio maj maja mayıs май мая",
    "jun june juni juin junio giu giugno junho cze czerwiec czerwca haz haziran июн июнь июня",
    "jul july juli juillet juil julio lug luglio julho lip lipiec lipca tem temmuz июл июль июля",
    "aug august août aout agosto ago augustus sie sierpień sierpnia ağu ağustos авг август августа",
    "sep sept september septembre septiembre settembre set setembro wrz wrzesień września eyl eylül сен сент сентябрь сентября",
    "oct october okt oktober octobre octubre ott ottobre out outubro paź październik października eki ekim окт октябрь октября",
    "nov november novembre noviembre novembro lis listopad listopada kas kasım ноя нояб ноябрь ноября",
    "dec december dez dezember déc décembre dic diciembre dicembre dezembro gru grudzień grudnia ara aralık дек декабрь декабря",
];

/// The number of the month, from 1, that a word in lower case names.
pub(crate) fn month_of(word: &str) -> Option<i32> {
    (1..).zip(NAMES).find(|(_, names)| names.split(' ').any(|name| name == word)).map(|(number, _)| number)
}
