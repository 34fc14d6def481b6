//! Arithmetic of templates: numbers, names, `+ - * / // % **`, comparisons, brackets and a few functions.

use std::collections::BTreeMap;

/// The value of `text` with the given names; truth is 1, falsehood 0. `Err` says what is wrong, and where.
pub(super) fn evaluate(text: &str, names: &BTreeMap<String, f64>) -> Result<f64, String> {
    let mut parser = Parser { text: text.as_bytes(), at: 0, names };
    let value = parser.comparison()?;
    parser.spaces();
    if parser.at < parser.text.len() {
        return Err(format!("`{text}`: unexpected character at {}", parser.at + 1));
    }
    if value.is_finite() { Ok(value) } else { Err(format!("`{text}` is not a finite number")) }
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    names: &'a BTreeMap<String, f64>,
}

impl Parser<'_> {
    fn comparison(&mut self) -> Result<f64, String> {
        let left = self.sum()?;
        for sign in ["<=", ">=", "==", "!=", "<", ">"] {
            if self.take(sign) {
                let right = self.sum()?;
                let near = (left - right).abs() < 1e-9;
                let truth = match sign {
                    "<=" => left < right || near,
                    ">=" => left > right || near,
                    "==" => near,
                    "!=" => !near,
                    "<" => left < right && !near,
                    _ => left > right && !near,
                };
                return Ok(f64::from(u8::from(truth)));
            }
        }
        Ok(left)
    }

    fn sum(&mut self) -> Result<f64, String> {
        let mut value = self.product()?;
        loop {
            if self.take("+") {
                value += self.product()?;
            } else if self.take("-") {
                value -= self.product()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn product(&mut self) -> Result<f64, String> {
        let mut value = self.sign()?;
        loop {
            if self.take("//") {
                value = (value / self.sign()?).floor();
            } else if self.take("/") {
                value /= self.sign()?;
            } else if self.take("%") {
                value = value.rem_euclid(self.sign()?);
            } else if !self.ahead("**") && self.take("*") {
                value *= self.sign()?;
            } else {
                return Ok(value);
            }
        }
    }

    fn sign(&mut self) -> Result<f64, String> {
        if self.take("-") { Ok(-self.sign()?) } else { self.power() }
    }

    fn power(&mut self) -> Result<f64, String> {
        let base = self.atom()?;
        if self.take("**") { Ok(base.powf(self.sign()?)) } else { Ok(base) }
    }

    fn atom(&mut self) -> Result<f64, String> {
        if self.take("(") {
            let value = self.comparison()?;
            return if self.take(")") { Ok(value) } else { Err(format!("missing `)` at {}", self.at + 1)) };
        }
        let word = self.word();
        if word.is_empty() {
            return Err(format!("a number or a name is missing at {}", self.at + 1));
        }
        if word.as_bytes().first().is_some_and(u8::is_ascii_digit) {
            return word.parse().map_err(|_| format!("`{word}` is not a number"));
        }
        if self.take("(") {
            return self.call(&word);
        }
        self.names
            .get(&word)
            .copied()
            .ok_or_else(|| format!("`{word}` is not a number drawn or computed here"))
    }

    fn call(&mut self, name: &str) -> Result<f64, String> {
        let mut given = vec![self.comparison()?];
        while self.take(",") {
            given.push(self.comparison()?);
        }
        if !self.take(")") {
            return Err(format!("missing `)` at {}", self.at + 1));
        }
        match (name, given.as_slice()) {
            ("min", [first, rest @ ..]) => Ok(rest.iter().copied().fold(*first, f64::min)),
            ("max", [first, rest @ ..]) => Ok(rest.iter().copied().fold(*first, f64::max)),
            ("round", [value]) => Ok(value.round()),
            ("round", [value, digits]) => {
                let unit = 10f64.powf(*digits);
                Ok((value * unit).round() / unit)
            }
            ("floor", [value]) => Ok(value.floor()),
            ("ceil", [value]) => Ok(value.ceil()),
            ("abs", [value]) => Ok(value.abs()),
            ("sqrt", [value]) => Ok(value.sqrt()),
            ("ln", [value]) => Ok(value.ln()),
            ("exp", [value]) => Ok(value.exp()),
            _ => Err(format!("no function `{name}` of {} values", given.len())),
        }
    }

    fn word(&mut self) -> String {
        self.spaces();
        let start = self.at;
        while self.text.get(self.at).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"._".contains(byte))
        {
            self.at += 1;
        }
        String::from_utf8_lossy(self.text.get(start..self.at).unwrap_or_default()).into_owned()
    }

    fn spaces(&mut self) {
        while self.text.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
    }

    fn ahead(&mut self, sign: &str) -> bool {
        self.spaces();
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(sign.as_bytes()))
    }

    fn take(&mut self, sign: &str) -> bool {
        let found = self.ahead(sign);
        if found {
            self.at += sign.len();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_follows_the_usual_rules() {
        let names = BTreeMap::from([("cost".to_owned(), 24000.0), ("n_2".to_owned(), 3.0)]);
        for (text, value) in [
            ("1 + 2 * 3", 7.0),
            ("(1 + 2) * 3", 9.0),
            ("2 ** 3 ** 2", 512.0),
            ("-2 ** 2", -4.0),
            ("cost / 2000", 12.0),
            ("7 // 2 + 7% 2", 4.0),
            ("round(2.345, 2)", 2.35),
            ("max(n_2, 1, 2)", 3.0),
            ("0.1 + 0.2 == 0.3", 1.0),
            ("n_2 >= 4", 0.0),
        ] {
            let found = evaluate(text, &names).unwrap();
            assert!((found - value).abs() < 1e-9, "{text}: {found}");
        }
    }

    #[test]
    fn what_cannot_be_computed_says_why() {
        let names = BTreeMap::new();
        for bad in ["", "1 +", "(1", "x", "1 / 0", "min()", "1 2", "2 $ 3", "huh(1)"] {
            assert!(evaluate(bad, &names).is_err(), "{bad}");
        }
    }
}
