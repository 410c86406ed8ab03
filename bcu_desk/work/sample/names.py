"""Invented people: forenames and surnames of a London workforce, combined at random."""

from __future__ import annotations

from random import Random

FORENAMES = tuple(
    """Ada Adaeze Agnes Aisha Alasdair Amara Anil Anneka Arjun Asha Ayo Bartek Beatrix Ben Bilal
    Bronagh Bryony Callum Carla Cerys Chidi Clement Conor Dafydd Dalia Daniela Declan Delphine
    Demi Dilip Ebele Edie Ekow Elif Emeka Enid Esi Ewan Farah Farida Femi Fergus Fiona Florin
    Gareth Gethin Gita Grace Hamza Hana Harjit Hetty Hugo Idris Ilse Imran Ines Isla Ivo Jaya Joel
    Jonas Jude Kamal Karolina Keisha Kiran Kofi Lachlan Laszlo Lea Leila Lewis Lorna Lucasz Mabel
    Malika Marcus Mei Mihai Mina Miriam Nadia Nell Niamh Nikhil Nkechi Odile Olu Oscar Owen Pia
    Priya Quentin Rafi Rhona Rosa Rotimi Ruth Samir Sanjay Seren Shanice Sorcha Stellan Sunil Tamsin
    Tariq Tegan Theo Tomasz Una Veda Viktor Wanda Winston Xanthe Yara Yusuf Zainab Zofia""".split()
)
SURNAMES = tuple(
    """Abiola Achebe Adeyinka Aldridge Amoako Arkwright Asante Baptiste Bello Birtwhistle Boateng
    Bose Brandreth Brandt Calloway Castellane Chowdhury Cholmondeley Coyle Crisp Dacosta Delaney
    Demir Dhanda Dhillon Drummond Duval Elmahdi Eyre Fairweather Farooqi Farrow Feldman Ferreira
    Fitzwater Frayne Gajjar Ghosh Greenhalgh Grzelak Gunaratne Haddadi Halloran Hartigan Hathersage
    Ilves Iyer Jankowski Jellicoe Kaczmarek Kapadia Kaur Kettleborough Kinsella Kovacs Lang
    Lindholm Lindqvist Lovelock Macready Mallory Marchetti Marsh Mbeki Mehrotra Mendes Mensah
    Mistry Moss Nandakumar Nkemelu Noone Novak Nwosu Oduya Okafor Okonjo Okoro Olusanya Orlowski
    Osei Oyelaran Patterdale Pemberton Penhale Pereira Prosser Qureshi Quayle Raeburn Rahman
    Ravenscroft Rossi Rutherglen Sandhu Sankaran Satterthwaite Shah Sithole Skelhorn Stepney Strand
    Sutherby Szabo Tembo Thackray Thorne Tomlin Tran Trevanion Tully Ubaka Vance Varsani Vasquez
    Venkatesan Wainscott Waldron Weiss Whitcombe Whitlock Wilk Winterbourne Wrzesniewska Yarrow Yeo
    Zielinski Zubair""".split()
)


def a_name(chance: Random) -> tuple[str, str]:
    """A forename and a surname."""
    return chance.choice(FORENAMES), chance.choice(SURNAMES)
