/**
 * The people of the demo library, one a line: external id | card | name | birth date | language | branch |
 * e-mail addresses, in order | street ; number ; box ; postcode ; city ; country | flags | faults planted.
 *
 * Streets are invented, postcodes are those of the places. Mail domains end in `.example` (RFC 2606), so that a mail
 * which should get out has nowhere to go; hotmial.com is the slip of the finger that Bode is to notice.
 */
export const peopleTable = `
L100001 | 2900123456784 | Marie Peeters | 1984-03-12 | nl | B2 | marie.peeters@hotmial.com | Kerkstraat ; 12 ; 3 ; 9000 ; Gent ; BE | | typo-domain
L100002 | 2900209477499 | Jan De Vries | 1961-07-04 | nl | B1 | jan.devries@telenet.example | Leeslampstraat ; 8 ; ; 9000 ; Gent ; BE | |
L100003 | 2900314206810 | Lieve Van den Broeck | 1975-11-23 | nl | B1 | lieve.vdb@skynet.example, lieve@bib.example | Ezelsoorlaan ; 145 ; ; 9050 ; Gentbrugge ; BE | |
L100004 | 2900418936121 | Pieter-Jan Vandenbussche | 1990-02-17 | nl | B1 | pieterjan.telenet.example | Bladwijzerstraat ; 3 ; ; 9000 ; Gent ; BE | | no-at
L100005 | 2900523665432 | Annelies D'hondt | 1988-09-30 | nl | B2 | annelies@telenetexample | Ganzenveerlaan ; 27 ; 1 ; 9040 ; Sint-Amandsberg ; BE | | no-dot
L100006 | 2900628394743 | Koenraad Verschueren | 1949-05-08 | nl | B1 | | Perkamentstraat ; 61 ; ; 9000 ; Gent ; BE | | no-email
L100007 | 2900733124054 | Godelieve Verstraete | 1938-12-01 | nl | B3 | | Inktpotlaan ; 4 ; ; 9050 ; Ledeberg ; BE | | no-email
L100008 | 2900837853365 | Maurice Coppens | 1944-08-19 | nl | B2 | | | | no-email, no-postal
L100009 | 2900942582676 | Jolien Maes | 1999-04-26 | nl | B1 | jolien.maes@refused.example | Kaftenstraat ; 90 ; 402 ; 9000 ; Gent ; BE | | refused
L100010 | 2900047311987 | Wim Declercq | 1972-10-10 | nl | B3 | wim.declercq@full.example | Voorwoordstraat ; 15 ; ; 9820 ; Merelbeke ; BE | | mailbox-full
L100011 | 2900152041298 | Tine Goossens | 1986-01-15 | nl | B2 | tine.goossens@later.example | Letterkorfweg ; 33 ; ; 9041 ; Oostakker ; BE | | deferred
L100012 | 2900256770609 | Bart Willems | 1979-06-21 | nl | B1 | bart.willems@down.example | Kapittelhof ; 2 ; ; 9030 ; Mariakerke ; BE | | unreachable
L100013 | 2900361499920 | Sofie Jacobs | 1993-03-03 | nl | B1 | weg.sofie.jacobs@telenet.example | Sprookjesdreef ; 18 ; ; 9031 ; Drongen ; BE | | bounces
L100014 | 2900466229231 | Dirk Michiels | 1967-12-29 | nl | B2 | dirk.michiels@bounce.example | Ruggespanstraat ; 7 ; ; 9032 ; Wondelgem ; BE | | bounces
L100015 | 2900570958542 | Greet Claeys | 1958-07-17 | nl | B3 | vol.greet.claeys@skynet.example | Titelbladstraat ; 52 ; ; 9052 ; Zwijnaarde ; BE | | bounces-full
L100016 | 2900675687853 | Tom Wauters | 1983-11-11 | nl | B1 | tom.wauters@strict.example | Boekenwurmpad ; 1 ; ; 9000 ; Gent ; BE | | content-refused
L100017 | 2900780417164 | Eva Lambrecht | 1995-08-06 | nl | B2 | eva.lambrecht@refused.example, eva.lambrecht@mail.example | Drukkersgang ; 11 ; A ; 9040 ; Sint-Amandsberg ; BE | | refused, second-address-works
L100018 | 2900885146475 | Ruben Martens | 2001-05-28 | nl | B3 | rubenmartens, ruben.martens@mail.example | Zetselstraat ; 76 ; ; 9050 ; Gentbrugge ; BE | | no-at, second-address-works
L100019 | 2900989875786 | Noor Desmet | 2016-02-09 | nl | B3 | gezin.desmet@mail.example | Stripheldenlaan ; 21 ; ; 9820 ; Merelbeke ; BE | | minor
L100020 | 2900094605097 | Lars Pauwels | 2013-09-14 | nl | B1 | | Dichterslaan ; 5 ; ; 9000 ; Gent ; BE | | minor, no-email
L100021 | 2900199334408 | Frans Van Damme | 1931-04-02 | nl | B1 | frans.vandamme@proximus.example | Sonnettenstraat ; 40 ; ; 9000 ; Gent ; BE | deceased | deceased
L100022 | 2900304063719 | Rita Wouters | 1964-10-25 | nl | B2 | rita.wouters@telenet.example | Colofonstraat ; 88 ; ; 9041 ; Oostakker ; BE | do-not-contact | do-not-contact
L100023 | 2900408793030 | Kevin Segers | 1991-01-31 | nl | B3 | kevin.segers@gmail.example | Fabelstraat ; 13 ; ; 9840 ; De Pinte ; BE | moved | moved
L100024 | 2900513522341 | Nico Baert | 1977-07-07 | nl | B1 | nico.baert@mail.example | | | no-postal
L100025 | 2900618251652 | Elke Roels | 1982-03-22 | nl | B2 | elke.roels.mail.example | Ganzenveerlaan ; 54 ; ; 9OOO ; Gent ; BE | | no-at, invalid-postcode
L100026 | 2900722980963 | Johan Buyse | 1970-11-05 | nl | B3 | | Zonder vaste woonplaats ; ; ; 9000 ; Gent ; BE | | no-email, no-fixed-abode
L100027 | 2900827710274 | Marie-Antoinette Vandenbroucke | 1955-09-09 | nl | B1 | | Burgemeester Karel Lodewijk van Hoogenbemptstraat, Residentie De Zilverberken aan de Leie ; 118 ; 24 ; 9000 ; Gent ; BE | | no-email, too-wide
L100028 | 2900932439585 | Anouk van der Meer | 1987-06-18 | nl | B2 | anouk.vandermeer@ziggo.example | Rederijkerspad ; 9 ; ; 4551 BK ; Sas van Gent ; NL | |
L100029 | 2900037168896 | Sjoerd Hoekstra | 1969-02-24 | nl | B2 | sjoerd@kpnmail.example, s.hoekstra@mail.example | Almanakweg ; 210 ; ; 4531 GM ; Terneuzen ; NL | |
L100030 | 2900141898207 | Femke de Boer | 1996-12-12 | nl | B1 | femke.deboer@ziggo.example | Leeszaalkade ; 3-B ; ; 4331 XB ; Middelburg ; NL | |
L100031 | 2900246627518 | Daan Bakker | 1985-10-03 | nl | B3 | daan.bakker@mailexample | Proloogstraat ; 17 ; ; 4811 ; Breda ; NL | | no-dot, invalid-postcode
L100032 | 2900351356829 | Willemijn van 't Hof | 1951-05-15 | nl | B3 | | Catalogusplein ; 44 ; ; 3511 GC ; Utrecht ; NL | | no-email
L100033 | 2900456086140 | François Lefèvre | 1978-04-11 | fr | B1 | francois.lefevre@skynet.example | Rue du Marque-Page ; 29 ; ; 7500 ; Tournai ; BE | |
L100034 | 2900560815451 | Amélie Dubois | 1963-08-27 | fr | B3 | | Rue de l'Encrier ; 6 ; 2 ; 7700 ; Mouscron ; BE | | no-email
L100035 | 2900665544762 | Jean-Baptiste Dumoulin | 1989-01-09 | fr | B1 | jb.dumoulin@refused.example | Rue des Belles Pages ; 101 ; ; 1000 ; Bruxelles ; BE | | refused
L100036 | 2900770274073 | Chloé Moreau | 2000-07-20 | fr | B1 | chloe.moreau@mail.example | 12 rue du Lutrin ; ; ; 59000 ; Lille ; FR | |
L100037 | 2900875003384 | Hélène Garnier | 1974-03-16 | fr | B2 | helene.garnier@bounce.example | 8 bis rue de la Reliure ; ; ; 59200 ; Tourcoing ; FR | | bounces
L100038 | 2900979732695 | Jürgen Müßig | 1966-11-30 | en | B1 | juergen.muessig@mail.example | Lesezeichenweg ; 14 ; ; 52062 ; Aachen ; DE | |
L100039 | 2900084462006 | Käthe Schröder-Großmann | 1942-06-06 | en | B2 | | Federkielstraße ; 77 ; ; 50667 ; Köln ; DE | | no-email
L100040 | 2900189191317 | Margaret O'Connor | 1953-02-14 | en | B1 | margaret.oconnor@mail.example | 27 Bookbinder Lane ; ; ; CT1 2EH ; Canterbury ; GB | |
L100041 | 2900293920628 | Oliver Ashworth | 1998-10-19 | en | B3 | oliver@gmail.example, oliver.ashworth@mail.example | Voorwoordstraat ; 60 ; 3 ; 9000 ; Gent ; BE | |
L100042 | 2900398649939 | Ayşe Gül Şahin | 1992-05-05 | nl | B2 | aysegul.sahin@gmail.example | Sprookjesdreef ; 32 ; ; 9040 ; Sint-Amandsberg ; BE | |
L100043 | 2900503379250 | İbrahim Çelik | 1971-09-01 | nl | B2 | weg.ibrahim.celik@mail.example | Drukkersgang ; 48 ; ; 9040 ; Sint-Amandsberg ; BE | | bounces
L100044 | 2900608108561 | Işıl Yıldız | 2003-12-22 | nl | B3 | isil.yildiz.gmail.example | Inktpotlaan ; 19 ; 2 ; 9050 ; Ledeberg ; BE | | no-at
L100045 | 2900712837872 | Łukasz Żółkiewski | 1980-08-08 | en | B1 | lukasz.zolkiewski@mail.example | Kaftenstraat ; 112 ; ; 9000 ; Gent ; BE | |
L100046 | 2900817567183 | Małgorzata Wiśniewska | 1984-10-27 | en | B3 | malgorzata@hotmial.com | Titelbladstraat ; 5 ; ; 9052 ; Zwijnaarde ; BE | | typo-domain
L100047 | 2900922296494 | Zdzisława Brzęczyszczykiewicz | 1947-01-20 | en | B1 | zdzislawa.brzeczyszczykiewicz@mail.example | Perkamentstraat ; 8 ; ; 9000 ; Gent ; BE | |
L100048 | 2900027025805 | محمد الإدريسي | 1976-03-29 | nl | B1 | | Kapittelhof ; 31 ; ; 9030 ; Mariakerke ; BE | | no-email, right-to-left
L100049 | 2900131755116 | فاطمة الزهراء بن علي | 1994-07-13 | fr | B2 | fatima.benali@mail.example | Letterkorfweg ; 70 ; ; 9041 ; Oostakker ; BE | | right-to-left
L100050 | 2900236484427 | Youssef El Amrani | 2002-11-18 | nl | B1 | youssef.elamrani@gmail.example | Boekenwurmpad ; 24 ; ; 9000 ; Gent ; BE | |
L100051 | 2900341213738 | יעל כהן | 1990-04-04 | en | B3 | yael.cohen@refused.example | Fabelstraat ; 2 ; ; 9840 ; De Pinte ; BE | | refused, right-to-left
L100052 | 2900445943049 | Ελένη Παπαδοπούλου | 1973-06-27 | en | B1 | eleni.papadopoulou@mail.example | Dichterslaan ; 39 ; ; 9000 ; Gent ; BE | |
L100053 | 2900550672360 | Γιώργος Νικολαΐδης | 1959-12-15 | en | B2 | | Ruggespanstraat ; 64 ; ; 9032 ; Wondelgem ; BE | | no-email
L100054 | 2900655401671 | Юлія Шевченко | 1997-02-02 | en | B2 | yuliia.shevchenko@mail.example | Ganzenveerlaan ; 81 ; ; 9040 ; Sint-Amandsberg ; BE | |
L100055 | 2900760130982 | Дмитрий Соколов | 1981-05-31 | en | B3 | dmitri.sokolov@later.example | Zetselstraat ; 10 ; ; 9050 ; Gentbrugge ; BE | | deferred
L100056 | 2900864860293 | 王小明 | 1988-01-28 | en | B1 | | Sonnettenstraat ; 73 ; ; 9000 ; Gent ; BE | | no-email
L100057 | 2900969589604 | 陈美丽 | 1999-08-16 | en | B3 | meili.chen@outlook.example | Stripheldenlaan ; 46 ; 1 ; 9820 ; Merelbeke ; BE | |
L100058 | 2900074318915 | Nguyễn Thị Phương Thảo | 1985-12-05 | nl | B2 | phuongthao.nguyen@gmail.example | Almanakstraat ; 22 ; ; 9041 ; Oostakker ; BE | |
L100059 | 2900179048226 | Trần Văn Đức | 1968-09-21 | nl | B1 | tran.duc@mailexample | Leeslampstraat ; 57 ; ; 9000 ; Gent ; BE | | no-dot
L100060 | 2900283777537 | Zoë Håkansson | 2004-03-08 | nl | B3 | zoë.håkansson@mail.example | Proloogstraat ; 6 ; ; 9050 ; Gentbrugge ; BE | | needs-smtputf8
`;
